package io.cotejo.events;

import java.time.Instant;

/**
 * Somebody has said what the challenger of a model gets of the requests that name no version.
 *
 * @param change counts what was set for this model from 1
 * @param canary the share of them that the challenger answers, in [0, 1]
 * @param shadow the share of those that the champion answers and the challenger classifies as well, for comparison, in [0, 1]
 * @param actor a person's name
 * @param reason in a sentence
 */
public record TrafficSet(
        String model, long change, Instant at, double canary, double shadow, String actor, String reason)
        implements ModelEvent {
    /** The alias of the version that gets it. */
    public static final String CHALLENGER = "challenger";

    public TrafficSet {
        Checks.notBlank("model", model);
        Checks.atLeast("change", change, 1);
        Checks.share("canary", canary);
        Checks.share("shadow", shadow);
        Checks.notBlank("actor", actor);
        Checks.notBlank("reason", reason);
    }

    @Override
    public Topic topic() {
        return Topic.TRAFFIC;
    }

    @Override
    public String key() {
        return model;
    }

    @Override
    public String eventId() {
        return model + "/traffic/" + change;
    }

    @Override
    public String eventType() {
        return "io.cotejo.models.traffic.set.v1";
    }
}
