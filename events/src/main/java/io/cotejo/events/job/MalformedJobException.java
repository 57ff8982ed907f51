package io.cotejo.events.job;

/** A job file is neither YAML nor JSON. */
public final class MalformedJobException extends RuntimeException {
    MalformedJobException(String message) {
        super(message);
    }

    MalformedJobException(String message, Throwable cause) {
        super(message, cause);
    }
}
