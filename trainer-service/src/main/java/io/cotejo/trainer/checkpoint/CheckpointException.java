package io.cotejo.trainer.checkpoint;

/** A run cannot be taken up from a file. */
public final class CheckpointException extends RuntimeException {
    /** Says what is wrong with the file; the sentence begins after "the checkpoint". */
    public CheckpointException(String what) {
        super("the checkpoint " + what);
    }

    /** The same, with what brought it to light. */
    public CheckpointException(String what, Throwable cause) {
        super("the checkpoint " + what, cause);
    }
}
