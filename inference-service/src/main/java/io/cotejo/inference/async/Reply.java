package io.cotejo.inference.async;

import io.cotejo.events.ModelVersion;
import io.cotejo.inference.protocol.Answer;
import java.util.Locale;

/** What becomes of a request. */
sealed interface Reply {
    /** A version has answered it. */
    record Answered(ModelVersion version, Answer answer) implements Reply {}

    /** Nobody can answer it; {@code why} says in a sentence what is wrong. */
    record PutAside(Reason reason, String why) implements Reply {}

    /** What was wrong, in few words, for meters. */
    enum Reason {
        /** The registry knows no such model or version. */
        UNKNOWN,
        /** It is no request that the model takes. */
        INVALID,
        /** It, or its answer, is too large. */
        TOO_LARGE,
        /** The model could not be computed, or failed the check of its answers. */
        FAILED;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** In one word, for meters. */
    default String outcome() {
        return switch (this) {
            case Answered _ -> "answered";
            case PutAside(var reason, var _) -> reason.label();
        };
    }
}
