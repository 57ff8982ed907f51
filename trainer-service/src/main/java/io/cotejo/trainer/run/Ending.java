package io.cotejo.trainer.run;

/** How an attempt at a run has ended. */
public enum Ending {
    /** Trained, evaluated, exported, and recorded as such. */
    COMPLETED,
    /** Ended by an error that another attempt would meet again, and recorded as such. */
    FAILED,
    /** Ended because somebody asked for it, and recorded as such. */
    CANCELLED,
    /** Interrupted: the run is not over, and whoever takes the job next goes on with it. */
    INTERRUPTED,
    /** Another trainer has begun a later attempt, and sees the run to its end. */
    SUPERSEDED
}
