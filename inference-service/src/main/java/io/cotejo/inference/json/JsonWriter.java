package io.cotejo.inference.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Writes JSON piece by piece; punctuation is the caller's business. For one thread. */
public final class JsonWriter {
    private static final String SHORT_ESCAPES = "\"\\\b\f\n\r\t";
    private static final String THEIR_LETTERS = "\"\\bfnrt";

    private byte[] bytes;
    private int length;

    /** Makes room for so many bytes; more is made as it is needed. */
    public JsonWriter(int expected) {
        bytes = new byte[expected];
    }

    /** How many bytes there are so far. */
    public int length() {
        return length;
    }

    /** JSON as it is, in ASCII. */
    public JsonWriter raw(String ascii) {
        int size = ascii.length();
        reserve(size);
        for (int i = 0; i < size; i++) {
            bytes[length + i] = (byte) ascii.charAt(i);
        }
        length += size;
        return this;
    }

    /** A whole number. */
    public JsonWriter number(int value) {
        return raw(Integer.toString(value));
    }

    /**
     * A number that reads back as the same bits.
     *
     * @throws ArithmeticException if it is infinite or none at all: JSON has no word for that
     */
    public JsonWriter number(float value) {
        if (!Float.isFinite(value)) {
            throw new ArithmeticException("JSON has no number " + value);
        }
        return raw(Float.toString(value));
    }

    /** A string, in quotes. Half a surrogate pair, which UTF-8 cannot say, is escaped. */
    public JsonWriter string(String text) {
        raw("\"");
        int plain = plain(text);
        raw(text.substring(0, plain));
        for (int at = plain; at < text.length(); ) {
            int character = text.codePointAt(at);
            character(character);
            at += Character.charCount(character);
        }
        return raw("\"");
    }

    /** How many characters in front need nothing done about them; nearly always all. */
    private static int plain(String text) {
        int i = 0;
        while (i < text.length() && isPlain(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isPlain(int character) {
        return character >= 0x20 && character < 0x7F && character != '"' && character != '\\';
    }

    private void character(int character) {
        int known = SHORT_ESCAPES.indexOf(character);
        if (known >= 0) {
            raw("\\").raw(THEIR_LETTERS.substring(known, known + 1));
        } else if (character < 0x20 || isSurrogate(character)) {
            raw("\\u%04x".formatted(character));
        } else if (character < 0x80) {
            raw(Character.toString(character));
        } else {
            append(Character.toString(character).getBytes(UTF_8));
        }
    }

    private static boolean isSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    private void append(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    /** What was written, and room for so many bytes behind it. */
    public byte[] toByteArray(int room) {
        return Arrays.copyOf(bytes, length + room);
    }
}
