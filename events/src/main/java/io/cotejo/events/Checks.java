package io.cotejo.events;

import java.util.regex.Pattern;

/** The conditions that the constructors of this module share. Every message names the field and the value seen. */
final class Checks {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private Checks() {}

    static void atLeast(String field, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(field + " must be at least " + least + ", was " + value);
        }
    }

    static void share(String field, double value) {
        if (!(value >= 0 && value <= 1)) { // written so that NaN fails too
            throw new IllegalArgumentException(field + " must be in [0, 1], was " + value);
        }
    }

    static void finite(String field, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(field + " must be a finite number, was " + value);
        }
    }

    static void notNegative(String field, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(field + " must be at least 0 and finite, was " + value);
        }
    }

    static void notBlank(String field, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + " must not be blank");
        }
    }

    static void sha256(String field, String value) {
        if (!SHA256.matcher(value).matches()) {
            throw new IllegalArgumentException(field + " must be 64 lower-case hexadecimal digits, was " + value);
        }
    }
}
