package io.cotejo.inference.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/** The string literal that was scanned last: checked in full while it is scanned, decoded only where it is asked for. */
final class JsonString {
    private final JsonCursor source;
    private int begin;
    private int end;
    private int length;
    private boolean ascii;
    private boolean escaped;

    JsonString(JsonCursor source) {
        this.source = source;
    }

    /**
     * Goes over a literal. The source is at its opening quote, and afterwards behind the closing one.
     *
     * @param longest in UTF-16 units
     * @param what it is, for the refusal of one that is longer
     */
    void scan(int longest, String what) {
        source.advance(1);
        begin = source.at();
        length = 0;
        ascii = true;
        escaped = false;
        for (int next = source.peek(); next != '"'; next = source.peek()) {
            length += character(next);
            if (length > longest) {
                throw source.fault(what + " is longer than " + longest + " characters");
            }
        }
        end = source.at();
        source.advance(1);
    }

    /** Goes over one character, and says how many UTF-16 units it has. */
    private int character(int next) {
        if (next == '\\') {
            escaped = true;
            return escape();
        }
        if (next >= 0x80) {
            ascii = false;
            return sequence();
        }
        if (next < 0x20) {
            throw source.expected("a character of a string or its closing quote");
        }
        source.advance(1);
        return 1;
    }

    private int sequence() {
        int size = Utf8.sequence(source.bytes(), source.at(), source.end());
        if (size == 0) {
            throw source.expected("a character in UTF-8");
        }
        source.advance(size);
        return size == 4 ? 2 : 1;
    }

    private int escape() {
        source.advance(1);
        return switch (source.peek()) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                source.advance(1);
                yield 1;
            }
            case 'u' -> unicode();
            default -> throw source.expected("one of \"\\/bfnrtu after a backslash");
        };
    }

    /** One escape, or two that are a surrogate pair; half a pair is no character and cannot be written as UTF-8. */
    private int unicode() {
        char unit = unit();
        if (!Character.isSurrogate(unit)) {
            return 1;
        }
        if (Character.isHighSurrogate(unit) && source.peek() == '\\') {
            source.advance(1);
            if (source.peek() == 'u' && Character.isLowSurrogate(unit())) {
                return 2;
            }
        }
        throw source.fault("\\u%04x is half a surrogate pair".formatted((int) unit));
    }

    private char unit() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            source.advance(1);
            int digit = source.peek();
            if (!HexFormat.isHexDigit(digit)) {
                throw source.expected("a hexadecimal digit");
            }
            value = (value << 4) | HexFormat.fromHexDigit(digit);
        }
        source.advance(1);
        return (char) value;
    }

    /** What it says. */
    String text() {
        var literal = source.text(begin, end, ascii ? ISO_8859_1 : UTF_8);
        return escaped ? unescape(literal) : literal;
    }

    private String unescape(String literal) {
        var text = new StringBuilder(length);
        int from = 0;
        for (int at = literal.indexOf('\\'); at >= 0; at = literal.indexOf('\\', from)) {
            text.append(literal, from, at);
            char kind = literal.charAt(at + 1);
            if (kind == 'u') {
                from = at + 6;
                text.append((char) HexFormat.fromHexDigits(literal, at + 2, from));
            } else {
                from = at + 2;
                text.append(meaning(kind));
            }
        }
        return text.append(literal, from, literal.length()).toString();
    }

    private static char meaning(char kind) {
        return switch (kind) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> kind;
        };
    }
}
