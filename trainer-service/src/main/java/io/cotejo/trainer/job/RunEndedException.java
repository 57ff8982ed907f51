package io.cotejo.trainer.job;

import io.cotejo.events.RunId;

/** The run is over already. */
public final class RunEndedException extends RuntimeException {
    RunEndedException(RunId runId, String status) {
        super("run " + runId + " has ended already: it is " + status);
    }
}
