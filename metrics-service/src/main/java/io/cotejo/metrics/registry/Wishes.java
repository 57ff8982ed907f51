package io.cotejo.metrics.registry;

import io.cotejo.metrics.problem.InvalidParameterException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads from a request who wants something decided, and why. */
public final class Wishes {
    private static final int LONGEST = 500;
    private static final String NUMBER = "a version's number, at least 1";

    private Wishes() {}

    /**
     * Reads a wish.
     *
     * @throws InvalidParameterException if one of the two is missing, or too long for the ledger, or it is nobody's name
     */
    public static Registry.Wish of(@Nullable String by, @Nullable String reason) {
        return new Registry.Wish(person(by), required("reason", reason));
    }

    private static String person(@Nullable String by) {
        var name = required("by", by);
        if (name.strip().equalsIgnoreCase(ChampionPolicy.ACTOR)) {
            throw new InvalidParameterException(
                    "by", name, "a person's name; " + ChampionPolicy.ACTOR + " stands for the service itself");
        }
        return name;
    }

    private static String required(String field, @Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST || !canBeStored(text)) {
            throw new InvalidParameterException(
                    field,
                    text == null ? "" : text,
                    "a text of 1 to " + LONGEST + " characters, without NUL and halves of surrogate pairs");
        }
        return text;
    }

    private static boolean canBeStored(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** A version's number, as it stands in a path. */
    static int version(String text) {
        try {
            return version(Integer.valueOf(text));
        } catch (NumberFormatException e) {
            throw new InvalidParameterException("version", text, NUMBER);
        }
    }

    /** A version's number. */
    static int version(@Nullable Integer version) {
        if (version == null || version < 1) {
            throw new InvalidParameterException("version", String.valueOf(version), NUMBER);
        }
        return version;
    }
}
