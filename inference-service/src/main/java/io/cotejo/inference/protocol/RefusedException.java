package io.cotejo.inference.protocol;

/** A request cannot be answered as it is; the message is for the client. */
public final class RefusedException extends RuntimeException {
    private final int status;

    private RefusedException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The request itself is wrong. */
    public static RefusedException badRequest(String message) {
        return new RefusedException(400, message);
    }

    /** Whoever asks may not. */
    public static RefusedException forbidden(String message) {
        return new RefusedException(403, message);
    }

    /** What is asked about is not there. */
    public static RefusedException notFound(String message) {
        return new RefusedException(404, message);
    }

    static RefusedException unsupported(String message) {
        return new RefusedException(415, message);
    }

    /** It may be answered later. */
    public static RefusedException unavailable(String message) {
        return new RefusedException(503, message);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The message; never absent. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
