package io.cotejo.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The registry has given an export its number.
 *
 * @param version 1, 2, 3, … in the order of the model's exports
 * @param export what the number stands for
 * @param verdict what the champion policy said of it, in a sentence; null if it was not asked
 */
public record ModelVersion(
        String model,
        int version,
        Instant at,
        ModelExported export,
        @Nullable String verdict) implements ModelEvent {
    public ModelVersion {
        Checks.notBlank("model", model);
        Checks.atLeast("version", version, 1);
        if (!export.model().equals(model)) {
            throw new IllegalArgumentException("model " + model + " cannot have a version of " + export.model());
        }
    }

    /** A version that no champion policy has judged. */
    public ModelVersion(String model, int version, Instant at, ModelExported export) {
        this(model, version, at, export, null);
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
