package io.cotejo.events;

import java.time.Instant;

/**
 * The registry has given an export its number.
 *
 * @param version 1, 2, 3, … in the order of the model's exports
 * @param export what the number stands for
 */
public record ModelVersion(String model, int version, Instant at, ModelExported export) implements ModelEvent {
    public ModelVersion {
        Checks.notBlank("model", model);
        Checks.atLeast("version", version, 1);
        if (!export.model().equals(model)) {
            throw new IllegalArgumentException("model " + model + " cannot have a version of " + export.model());
        }
    }

    @Override
    public Topic topic() {
        return Topic.VERSIONS;
    }

    @Override
    public String key() {
        return model + "/" + version;
    }

    @Override
    public String eventId() {
        return model + "/" + version;
    }

    @Override
    public String eventType() {
        return "io.cotejo.models.version.registered.v1";
    }
}
