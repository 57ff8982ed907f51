package io.cotejo.inference.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads one document value by value. Strict as <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a> is; beyond
 * it, names must be unique in their object, text must be well-formed Unicode, and sizes are bounded. What is skipped is
 * checked all the same. Every method throws {@link InvalidJsonException} on what is not JSON. For one thread.
 */
public final class JsonReader {
    private static final int DEEPEST = 16;
    private static final int LONGEST_STRING = 4096;
    private static final int LONGEST_NAME = 256;
    private static final int MOST_FIELDS = 1000;
    private static final int MOST_SEEN = 40;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final JsonCursor source;
    private final JsonString string;
    private final JsonNumber number;
    private final Deque<Set<String>> names = new ArrayDeque<>(DEEPEST);
    private Token token;
    private String name = "";
    private int begin;
    private int depth;
    private boolean first;

    /** What a value is; of arrays and objects only the beginning is read. */
    public enum Token {
        OBJECT,
        ARRAY,
        STRING,
        /** A number without fraction and exponent. */
        WHOLE,
        FRACTION,
        TRUE,
        FALSE,
        NULL
    }

    /** Begins with the document's value. The document is the first {@code length} bytes, in UTF-8. */
    public JsonReader(byte[] bytes, int length) {
        source = new JsonCursor(bytes, length);
        string = new JsonString(source);
        number = new JsonNumber(source);
        source.skip(BYTE_ORDER_MARK);
        token = value();
    }

    /** What the present value is. */
    public Token token() {
        return token;
    }

    /** The present string. */
    public String text() {
        return string.text();
    }

    /** The present number, if it is written without fraction and exponent and a {@code long} holds it. */
    public OptionalLong whole() {
        return number.value();
    }

    /** The present number, rounded; infinite if it is too large for a {@code double}. */
    public double fraction() {
        return Double.parseDouble(number.text());
    }

    /** How the present value is written, shortened if it is long; for messages. */
    public String seen() {
        int length = source.at() - begin;
        return length <= MOST_SEEN
                ? source.text(begin, source.at(), UTF_8)
                : source.text(begin, begin + MOST_SEEN, UTF_8) + "…";
    }

    /**
     * Goes to the next field of the object that is open, which becomes the present value. False at its end, which is
     * gone over.
     */
    public boolean field() {
        if (!more('}')) {
            names.pop();
            return false;
        }
        if (source.peekVisible() != '"') {
            throw source.expected("the name of a field");
        }
        string.scan(LONGEST_NAME, "the name of a field");
        name = unique(string.text());
        if (source.peekVisible() != ':') {
            throw source.expected("':'");
        }
        source.advance(1);
        token = value();
        return true;
    }

    /** The name of the field that the present value is the value of. */
    public String name() {
        return name;
    }

    private String unique(String text) {
        var others = names.element();
        if (!others.add(text)) {
            throw source.fault("Duplicate field '" + text + "'");
        }
        if (others.size() > MOST_FIELDS) {
            throw source.fault("an object has more than " + MOST_FIELDS + " fields");
        }
        return text;
    }

    /**
     * Goes to the next element of the array that is open, which becomes the present value. False at its end, which is
     * gone over.
     */
    public boolean element() {
        if (!more(']')) {
            return false;
        }
        token = value();
        return true;
    }

    /**
     * Goes over the elements after the present one for as long as they are whole numbers from 0 to 255 and there is
     * room. What comes then, if only the end, is for {@link #element()}.
     *
     * @param count how many numbers are in {@code into} already
     * @return how many there are afterwards
     */
    public int bytes(byte[] into, int count) {
        return ByteRun.read(source, into, count);
    }

    /** Goes over whatever is in the present value. */
    public void skip() {
        switch (token) {
            case OBJECT -> {
                while (field()) {
                    skip();
                }
            }
            case ARRAY -> {
                while (element()) {
                    skip();
                }
            }
            case STRING, WHOLE, FRACTION, TRUE, FALSE, NULL -> {} // it has been gone over
        }
    }

    /**
     * Refuses anything but white space after the document's value, which has been gone over.
     *
     * @param what the document is
     */
    public void end(String what) {
        if (source.peekVisible() != JsonCursor.END) {
            throw source.fault("it goes on after " + what);
        }
    }

    /** True in front of a field or an element; false behind the end of what is open. */
    private boolean more(char close) {
        int next = source.peekVisible();
        if (next == close) {
            source.advance(1);
            depth--;
            first = false;
            return false;
        }
        if (!first) {
            if (next != ',') {
                throw source.expected("',' or '" + close + "'");
            }
            source.advance(1);
        }
        first = false;
        return true;
    }

    private Token value() {
        int next = source.peekVisible();
        begin = source.at();
        return switch (next) {
            case '{' -> {
                open();
                names.push(new HashSet<>());
                yield Token.OBJECT;
            }
            case '[' -> {
                open();
                yield Token.ARRAY;
            }
            case '"' -> {
                string.scan(LONGEST_STRING, "a string");
                yield Token.STRING;
            }
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number.scan() ? Token.WHOLE : Token.FRACTION;
            case 't' -> word("true", Token.TRUE);
            case 'f' -> word("false", Token.FALSE);
            case 'n' -> word("null", Token.NULL);
            default -> throw source.expected("a value");
        };
    }

    private void open() {
        if (++depth > DEEPEST) {
            throw source.fault("it is nested deeper than " + DEEPEST);
        }
        first = true;
        source.advance(1);
    }

    private Token word(String letters, Token meaning) {
        for (int i = 0; i < letters.length(); i++) {
            if (source.peek() != letters.charAt(i)) {
                throw source.expected("'" + letters + "'");
            }
            source.advance(1);
        }
        return meaning;
    }
}
