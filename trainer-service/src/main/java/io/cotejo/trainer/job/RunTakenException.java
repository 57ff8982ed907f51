package io.cotejo.trainer.job;

import io.cotejo.events.RunId;

/** The run id that a submitter gave cannot be that of this job. */
public final class RunTakenException extends RuntimeException {
    private RunTakenException(RunId runId, String why) {
        super("run " + runId + " " + why);
    }

    static RunTakenException byAnother(RunId runId) {
        return new RunTakenException(runId, "is of another job: submit this one with an id of its own");
    }

    static RunTakenException byDeleted(RunId runId) {
        return new RunTakenException(runId, "was deleted: choose another id");
    }
}
