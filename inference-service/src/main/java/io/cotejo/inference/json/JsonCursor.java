package io.cotejo.inference.json;

import java.nio.charset.Charset;
import java.util.Arrays;

/** A place in the bytes of a document. */
final class JsonCursor {
    /** What is seen behind the last byte. */
    static final int END = -1;

    private final byte[] bytes;
    private final int end;
    private int at;

    /** The document is the first {@code end} bytes. */
    JsonCursor(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
    }

    byte[] bytes() {
        return bytes;
    }

    int end() {
        return end;
    }

    int at() {
        return at;
    }

    void moveTo(int place) {
        at = place;
    }

    void advance(int count) {
        at += count;
    }

    /** Goes over some bytes if they are here. */
    void skip(byte[] mark) {
        if (end - at >= mark.length && Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length)) {
            at += mark.length;
        }
    }

    /** The byte here, 0 to 255, or {@link #END}. */
    int peek() {
        return at < end ? bytes[at] & 0xFF : END;
    }

    /** Goes over white space, and says what comes then. */
    int peekVisible() {
        at = visible(at);
        return peek();
    }

    /** The first place from {@code place} on that is not white space. */
    int visible(int place) {
        int i = place;
        while (i < end && bytes[i] <= ' ' && isSpace(bytes[i])) {
            i++;
        }
        return i;
    }

    private static boolean isSpace(byte character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }

    String text(int from, int to, Charset charset) {
        return new String(bytes, from, to - from, charset);
    }

    /** Something else stands here than there should. */
    InvalidJsonException expected(String what) {
        int next = peek();
        if (next == END) {
            return fault("it ends where " + what + " should be");
        }
        boolean printable = next > 0x20 && next < 0x7F;
        var seen = printable ? "'" + (char) next + "'" : "the byte 0x%02x".formatted(next);
        return fault(seen + " stands where " + what + " should be");
    }

    InvalidJsonException fault(String what) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < at; i++) {
            if (bytes[i] == '\n') {
                line++;
                column = 1;
            } else if ((bytes[i] & 0xC0) != 0x80) { // the first byte of a character
                column++;
            }
        }
        return new InvalidJsonException(what + " (line " + line + ", column " + column + ")");
    }
}
