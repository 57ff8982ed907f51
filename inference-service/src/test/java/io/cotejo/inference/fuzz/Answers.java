package io.cotejo.inference.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Reads the answers that came on one connection, one after the other. */
final class Answers {
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *([0-9]+)\\s*$");
    private static final Pattern CODING = Pattern.compile("(?im)^content-encoding: *(gzip|deflate)\\s*$");
    private static final Pattern START = Pattern.compile("(\\S+/[0-9]+\\.[0-9]+) ([1-9][0-9][0-9])[^\\r\\n]*\\r\\n");
    private static final Pattern VERSION = Pattern.compile("HTTP/1\\.[01]");

    private final String text;
    private final boolean closed;
    private final FuzzCase sent;
    private int at;

    /**
     * One answer.
     *
     * @param head its first lines
     * @param body as it was before it was packed
     */
    record Answer(int status, String head, String body) {
        boolean json() {
            return head.toLowerCase(Locale.ROOT).contains("\r\ncontent-type: application/json");
        }
    }

    private Answers(FuzzCase sent, byte[] bytes, boolean closed) {
        this.sent = sent;
        text = new String(bytes, StandardCharsets.ISO_8859_1);
        this.closed = closed;
    }

    /**
     * The answers that came in full.
     *
     * @param sent what they answer
     * @param closed true if nothing more will come
     * @throws IllegalStateException if what came is not HTTP
     */
    static List<Answer> of(FuzzCase sent, byte[] bytes, boolean closed) {
        var reader = new Answers(sent, bytes, closed);
        var answers = new ArrayList<Answer>();
        while (reader.at < reader.text.length() && reader.next(answers)) {
            if (answers.getLast().status() == 101) {
                break; // what follows is another protocol
            }
        }
        return answers;
    }

    private boolean next(List<Answer> answers) {
        int end = text.indexOf("\r\n\r\n", at);
        if (end < 0) {
            return false;
        }
        var head = text.substring(at, end + 2);
        int status = status(at).orElseThrow(() -> new IllegalStateException("not HTTP: " + head));
        int begin = end + 4;
        int size = bodySize(head, status, begin);
        if (begin + size > text.length() && !closed) {
            return false;
        }
        int stop = Math.min(text.length(), begin + size);
        var body = text.substring(begin, stop);
        answers.add(new Answer(status, head, body.length() == size ? unpacked(head, body) : body));
        at = stop;
        return true;
    }

    private static String unpacked(String head, String body) {
        var coding = CODING.matcher(head);
        if (body.isEmpty() || !coding.find()) {
            return body;
        }
        var packed = new ByteArrayInputStream(body.getBytes(StandardCharsets.ISO_8859_1));
        try (var stream =
                coding.group(1).equals("gzip") ? new GZIPInputStream(packed) : new InflaterInputStream(packed)) {
            return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("not packed as it says: " + head, e);
        }
    }

    /**
     * The status in the line that begins here; nothing if none does. The framework repeats the version that it was sent,
     * which must be refused if it is none.
     */
    private OptionalInt status(int begin) {
        var line = START.matcher(text).region(begin, text.length());
        if (!line.lookingAt()) {
            return OptionalInt.empty();
        }
        int status = Integer.parseInt(line.group(2));
        boolean refusedEcho = status / 100 == 4 && sent.asksFor(line.group(1));
        return VERSION.matcher(line.group(1)).matches() || refusedEcho ? OptionalInt.of(status) : OptionalInt.empty();
    }

    /** An answer to HEAD has a length and no body: then the next answer follows at once. */
    private int bodySize(String head, int status, int begin) {
        if (status < 200 || status == 204 || status == 304 || status(begin).isPresent()) {
            return 0;
        }
        if (head.toLowerCase(Locale.ROOT).contains("\r\ntransfer-encoding: chunked")) {
            int last = text.indexOf("\r\n0\r\n\r\n", begin - 2);
            return last < 0 ? text.length() + 1 : last + 7 - begin;
        }
        var length = LENGTH.matcher(head);
        return length.find() ? Integer.parseInt(length.group(1)) : text.length() - begin;
    }
}
