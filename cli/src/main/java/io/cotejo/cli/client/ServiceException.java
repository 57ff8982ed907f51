package io.cotejo.cli.client;

import io.cotejo.cli.terminal.CommandFailedException;

/** A service refused a request, or did not answer. */
public final class ServiceException extends CommandFailedException {
    /** The status of a request that had no answer. */
    public static final int NO_ANSWER = 0;

    private static final int OK = 200;

    private final int status;

    ServiceException(int status, String message) {
        super(message);
        this.status = status;
    }

    ServiceException(String message, Throwable cause) {
        this(NO_ANSWER, message, cause);
    }

    private ServiceException(int status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** The service has answered, but with what is not understood. */
    static ServiceException notUnderstood(String message, Throwable cause) {
        return new ServiceException(OK, message, cause);
    }

    /** The HTTP status, or {@link #NO_ANSWER}. */
    public int status() {
        return status;
    }

    /** True if the service is there, whatever it answered. */
    public boolean answered() {
        return status != NO_ANSWER;
    }
}
