package io.cotejo.trainer.job;

import org.jspecify.annotations.Nullable;

/** A job that was taken may be another trainer's by now. */
final class LockLostException extends RuntimeException {
    LockLostException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
