package io.cotejo.metrics.run;

import io.cotejo.events.RunId;
import io.cotejo.metrics.problem.RefusedException;

/** No event has told of this run. */
public final class UnknownRunException extends RefusedException {
    public UnknownRunException(RunId id) {
        super(404, "There is no run %s. GET /api/v1/runs lists those there are.".formatted(id));
    }
}
