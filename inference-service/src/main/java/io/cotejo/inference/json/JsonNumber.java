package io.cotejo.inference.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.OptionalLong;

/** The number that was scanned last. */
final class JsonNumber {
    private static final int MOST_DIGITS = 100;

    private final JsonCursor source;
    private int begin;
    private int end;
    private boolean whole;

    JsonNumber(JsonCursor source) {
        this.source = source;
    }

    /** Goes over a number; true if it is written without fraction and exponent. The source is at its beginning. */
    boolean scan() {
        begin = source.at();
        whole = true;
        over('-');
        int digits = over('0') ? 1 : digits();
        if (over('.')) {
            whole = false;
            digits += digits();
        }
        if (over('e') || over('E')) {
            whole = false;
            if (!over('+')) {
                over('-');
            }
            digits += digits();
        }
        if (digits > MOST_DIGITS) {
            throw source.fault("a number has more than " + MOST_DIGITS + " digits");
        }
        end = source.at();
        return whole;
    }

    private boolean over(char sign) {
        if (source.peek() != sign) {
            return false;
        }
        source.advance(1);
        return true;
    }

    private int digits() {
        int from = source.at();
        while (digit(source.peek())) {
            source.advance(1);
        }
        if (source.at() == from) {
            throw source.expected("a digit");
        }
        return source.at() - from;
    }

    private static boolean digit(int character) {
        return character >= '0' && character <= '9';
    }

    /** Its value, if it is written without fraction and exponent and a {@code long} holds it. */
    OptionalLong value() {
        if (!whole) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text()));
        } catch (NumberFormatException _) {
            return OptionalLong.empty(); // it is larger
        }
    }

    /** As it is written. */
    String text() {
        return source.text(begin, end, ISO_8859_1);
    }
}
