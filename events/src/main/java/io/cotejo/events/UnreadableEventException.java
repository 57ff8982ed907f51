package io.cotejo.events;

import org.jspecify.annotations.Nullable;

/** A record's value is not what its topic promises. */
public final class UnreadableEventException extends RuntimeException {
    UnreadableEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
