package io.cotejo.inference.bench;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The first lines of an HTTP answer.
 *
 * @param status such as 200
 * @param headBytes until the body begins
 * @param bodyBytes by its Content-Length
 */
record AnswerHead(int status, int headBytes, int bodyBytes) {
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS = "HTTP/1.1 ".length();
    private static final int LOWER = 0x20;

    int bytes() {
        return headBytes + bodyBytes;
    }

    /** Where the head ends in the first {@code size} bytes; -1 if it does not yet. */
    static int end(byte[] bytes, int size) {
        for (int i = 3; i < size; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    /**
     * Reads a head that ends there.
     *
     * @throws IllegalStateException if it is not an answer with a length
     */
    static AnswerHead of(byte[] bytes, int end) {
        int status = end < STATUS + 4 ? 0 : number(bytes, STATUS);
        for (int i = STATUS; i < end - LENGTH.length; i++) {
            if (bytes[i] == '\n' && named(bytes, i + 1)) {
                int first = i + 1 + LENGTH.length;
                return new AnswerHead(status, end, number(bytes, bytes[first] == ' ' ? first + 1 : first));
            }
        }
        throw new IllegalStateException("an answer without Content-Length: "
                + new String(bytes, 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
    }

    private static boolean named(byte[] bytes, int at) {
        for (int i = 0; i < LENGTH.length; i++) {
            int letter = bytes[at + i];
            if ((letter >= 'A' && letter <= 'Z' ? letter | LOWER : letter) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] bytes, int at) {
        int number = 0;
        for (int i = at; bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }
}
