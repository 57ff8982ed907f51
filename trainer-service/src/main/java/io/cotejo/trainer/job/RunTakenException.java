package io.cotejo.trainer.job;

import io.cotejo.events.RunId;

/** The run id that a submitter gave belongs to another job. */
public final class RunTakenException extends RuntimeException {
    RunTakenException(RunId runId) {
        super("run " + runId + " is of another job: submit this one with an id of its own");
    }
}
