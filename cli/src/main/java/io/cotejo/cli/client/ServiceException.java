package io.cotejo.cli.client;

import io.cotejo.cli.terminal.CommandFailedException;

/** A service refused a request, or did not answer. */
public final class ServiceException extends CommandFailedException {
    /** The status of a request that had no answer. */
    public static final int NO_ANSWER = 0;

    private final int status;

    ServiceException(int status, String message) {
        super(message);
        this.status = status;
    }

    ServiceException(String message, Throwable cause) {
        super(message, cause);
        this.status = NO_ANSWER;
    }

    /** The HTTP status, or {@link #NO_ANSWER}. */
    public int status() {
        return status;
    }
}
