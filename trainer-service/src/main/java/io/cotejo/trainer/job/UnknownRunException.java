package io.cotejo.trainer.job;

import io.cotejo.events.RunId;

/** No run has this id. */
public final class UnknownRunException extends RuntimeException {
    UnknownRunException(RunId runId) {
        super("there is no run " + runId);
    }
}
