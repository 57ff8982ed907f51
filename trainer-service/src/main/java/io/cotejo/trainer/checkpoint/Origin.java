package io.cotejo.trainer.checkpoint;

import io.cotejo.events.job.Fault;
import io.cotejo.events.job.InitializeFrom;
import java.util.Objects;

/**
 * Where a job's initial weights are to come from.
 *
 * @param field of the job that says so
 * @param value that stands there: a run's id, or a place in the artifact store
 */
public record Origin(String field, String value) {
    /** As the job says. */
    public static Origin of(InitializeFrom from) {
        return from.run() != null
                ? new Origin("initializeFrom.run", from.run())
                : new Origin("initializeFrom.checkpoint", Objects.requireNonNull(from.checkpoint()));
    }

    /** Says what is wrong with it, and what is needed. */
    public GivenWeightsException refuse(String message) {
        return new GivenWeightsException(new Fault(field, value, message));
    }
}
