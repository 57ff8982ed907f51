package io.cotejo.events.picture;

/** A file is no picture that can be taken; the message says why, in a few words. */
public final class UnreadablePictureException extends Exception {
    UnreadablePictureException(String message) {
        super(message);
    }

    UnreadablePictureException(String message, Throwable cause) {
        super(message, cause);
    }
}
