package io.cotejo.metrics.deadletter;

import io.cotejo.metrics.problem.RefusedException;
import java.time.Instant;

/** A dead letter that was handed in again before. */
final class ResubmittedAlreadyException extends RefusedException {
    ResubmittedAlreadyException(String id, Instant at) {
        super(
                409,
                "%s was handed in again at %s. If it came to nothing once more, there is a new dead letter: take that one."
                        .formatted(id, at));
    }
}
