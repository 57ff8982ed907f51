package io.cotejo.metrics.retention;

import io.cotejo.metrics.problem.InvalidParameterException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are to be deleted, of those that have ended. Null stands for any, but one must be given.
 *
 * @param endedBefore when they ended at the latest
 */
record Selection(
        @Nullable String experiment,
        @Nullable String state,
        @Nullable Instant endedBefore) {
    private static final Set<String> ENDED = Set.of("completed", "failed", "cancelled");

    Selection {
        if (experiment == null && state == null && endedBefore == null) {
            throw new InvalidParameterException(
                    "experiment", "", "given, or state, or endedBefore: not all runs are deleted at once");
        }
        if (state != null && !ENDED.contains(state)) {
            throw new InvalidParameterException("state", state, "completed, failed or cancelled");
        }
    }
}
