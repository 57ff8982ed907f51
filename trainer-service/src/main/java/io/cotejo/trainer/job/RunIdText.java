package io.cotejo.trainer.job;

import io.cotejo.events.RunId;
import jakarta.ws.rs.BadRequestException;

/** Reads run ids as they come by HTTP. */
final class RunIdText {
    private RunIdText() {}

    /** Reads one; {@code where} tells the caller which one was wrong. */
    static RunId parse(String where, String text) {
        try {
            return RunId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(where + " must be a UUID of 36 characters, was " + text, e);
        }
    }
}
