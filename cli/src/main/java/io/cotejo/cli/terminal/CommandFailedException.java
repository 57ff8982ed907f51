package io.cotejo.cli.terminal;

/** A command cannot do what it was asked for; the message says why, and what to do about it. */
public class CommandFailedException extends RuntimeException {
    /** Says what is wrong and what to do about it. */
    public CommandFailedException(String message) {
        super(message);
    }

    /** Says what is wrong and what to do about it, and what it came from. */
    public CommandFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
