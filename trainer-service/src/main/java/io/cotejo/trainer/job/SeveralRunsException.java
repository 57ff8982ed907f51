package io.cotejo.trainer.job;

/** An id was given for one run, with a document that asks for several. */
public final class SeveralRunsException extends RuntimeException {
    SeveralRunsException(int runs) {
        super("the header " + JobResource.RUN_ID + " names one run, and this document makes " + runs
                + ": leave the header out, or submit each run by itself");
    }
}
