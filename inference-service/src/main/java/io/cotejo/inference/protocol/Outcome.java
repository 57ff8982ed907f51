package io.cotejo.inference.protocol;

import java.util.Locale;

/** How a request for a prediction ended, as meters say it. */
enum Outcome {
    /** It was answered. */
    SUCCESS,
    /** The request was wrong. */
    REJECTED,
    /** It asked for what is not there. */
    UNKNOWN,
    /** There were too many. */
    OVERLOADED,
    /** The model cannot be used now, or the service is about to end. */
    UNAVAILABLE,
    /** Its time ran out before its turn came. */
    EXPIRED,
    /** The client had gone before it was answered. */
    CANCELLED,
    /** Our fault. */
    FAILED;

    static Outcome of(int status) {
        return switch (status) {
            case 200 -> SUCCESS;
            case 404 -> UNKNOWN;
            case 429 -> OVERLOADED;
            case 503 -> UNAVAILABLE;
            case 504 -> EXPIRED;
            default -> status < 500 ? REJECTED : FAILED;
        };
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
