package io.cotejo.metrics.retention;

import io.cotejo.events.RunId;
import io.cotejo.metrics.problem.RefusedException;

/** A run that cannot be deleted as things are. */
final class RunKeptException extends RefusedException {
    RunKeptException(RunId run, String reason) {
        super(409, "Run %s is kept: %s.".formatted(run, reason));
    }
}
