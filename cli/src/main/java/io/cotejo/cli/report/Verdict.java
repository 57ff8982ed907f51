package io.cotejo.cli.report;

import org.jspecify.annotations.Nullable;

/** Whether a difference is for the better. */
enum Verdict {
    BETTER("▲"),
    EVEN("≈"),
    WORSE("▼"),
    /** There is nothing to judge, or nothing to judge by. */
    NONE("");

    /** Runs that differ in the seed alone are this far apart. */
    private static final double EVEN_SHARE = 0.005;

    private static final double EVEN_NATS = 0.02;

    private final String sign;

    Verdict(String sign) {
        this.sign = sign;
    }

    /** Judges ours less somebody else's. */
    static Verdict of(Unit unit, @Nullable Double difference) {
        if (difference == null) {
            return NONE;
        }
        return switch (unit) {
            case SHARE -> of(difference, EVEN_SHARE);
            case NATS -> of(-difference, EVEN_NATS);
            case SECONDS -> NONE; // another machine's time says nothing of the network
            case CLASS -> NONE;
            case COUNT -> difference == 0 ? EVEN : NONE;
        };
    }

    private static Verdict of(double gain, double even) {
        return Math.abs(gain) <= even ? EVEN : gain > 0 ? BETTER : WORSE;
    }

    /** For those who see no colours. */
    String sign() {
        return sign;
    }

    /** A class of the style sheet. */
    String style() {
        return switch (this) {
            case BETTER -> "better";
            case EVEN -> "even";
            case WORSE -> "worse";
            case NONE -> "";
        };
    }
}
