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

    /** There is no such thing. */
    public static RefusedException notFound(String message) {
        return new RefusedException(404, message);
    }

    static RefusedException tooLarge(long largest) {
        return new RefusedException(413, "the body is larger than " + largest + " bytes");
    }

    static RefusedException unsupported(String message) {
        return new RefusedException(415, message);
    }

    /** There is too much of it for now; the client is told when to come again. */
    public static RefusedException tooMany(String message) {
        return new RefusedException(Answer.TOO_MANY, message);
    }

    /** It may be answered later. */
    public static RefusedException unavailable(String message) {
        return new RefusedException(503, message);
    }

    /** The request is right, and yet the answer to it cannot be told. */
    public static RefusedException untold(String message) {
        return new RefusedException(500, message);
    }

    /** What the client is told. */
    public Answer answer() {
        return Answer.error(status, reason());
    }

    /** The message; never absent. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
