package io.cotejo.inference.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An answer as it came over the wire. */
public final class RawAnswer {
    private final List<String> head;
    private final byte[] body;

    private RawAnswer(List<String> head, byte[] body) {
        this.head = List.copyOf(head);
        this.body = body;
    }

    static RawAnswer read(InputStream in) throws IOException {
        var lines = head(in).lines().toList();
        var answer = new RawAnswer(lines, new byte[0]);
        var length = answer.header("Content-Length")
                .orElseThrow(() -> new AssertionError("there is no Content-Length: " + lines));
        var body = in.readNBytes(Integer.parseInt(length));
        return new RawAnswer(lines, body);
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the server closed after " + head.toString(ISO_8859_1));
            }
            head.write(next);
        }
        return head.toString(ISO_8859_1);
    }

    /** The status code. */
    public int status() {
        return Integer.parseInt(head.getFirst().split(" ", 3)[1]);
    }

    /** The value of a header, if it was sent; its name in any case. */
    public Optional<String> header(String name) {
        return head.stream()
                .skip(1)
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    /** All of the body. */
    public byte[] body() {
        return Arrays.copyOf(body, body.length);
    }

    /** The body as text. */
    public String text() {
        return new String(body, UTF_8);
    }
}
