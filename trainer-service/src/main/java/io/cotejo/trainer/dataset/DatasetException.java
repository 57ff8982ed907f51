package io.cotejo.trainer.dataset;

/** A dataset cannot be had as asked for: the message says what was seen where, and what to do. */
public final class DatasetException extends RuntimeException {
    public DatasetException(String message) {
        super(message);
    }

    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
