package io.cotejo.embedded;

import org.jspecify.annotations.Nullable;

/** Something of the embedded stack cannot be had; the message says what, and what to do about it. */
public final class EmbeddedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong and what to do about it. */
    public EmbeddedException(String message) {
        super(message);
    }

    /** Says what is wrong and what to do about it, and what it came from. */
    public EmbeddedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
