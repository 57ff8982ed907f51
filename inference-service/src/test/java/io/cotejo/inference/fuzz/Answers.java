package io.cotejo.inference.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the answers that came on one connection, one after the other. */
final class Answers {
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *([0-9]+)\\s*$");
    private static final Pattern START = Pattern.compile("HTTP/[0-9]\\.[0-9] [1-9][0-9][0-9][^\\r\\n]*\\r\\n");
    private static final int STATUS = "HTTP/1.1 ".length();

    private final String text;
    private final boolean closed;
    private int at;

    /**
     * One answer.
     *
     * @param head its first lines
     */
    record Answer(int status, String head, String body) {
        boolean json() {
            return head.toLowerCase(Locale.ROOT).contains("\r\ncontent-type: application/json");
        }
    }

    private Answers(byte[] bytes, boolean closed) {
        text = new String(bytes, StandardCharsets.ISO_8859_1);
        this.closed = closed;
    }

    /**
     * The answers that came in full.
     *
     * @param closed true if nothing more will come
     * @throws IllegalStateException if what came is not HTTP
     */
    static List<Answer> of(byte[] bytes, boolean closed) {
        var reader = new Answers(bytes, closed);
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
        if (!START.matcher(head).lookingAt()) {
            throw new IllegalStateException("not HTTP: " + head);
        }
        int status = Integer.parseInt(head.substring(STATUS, STATUS + 3));
        int begin = end + 4;
        int size = bodySize(head, status, begin);
        if (begin + size > text.length() && !closed) {
            return false;
        }
        int stop = Math.min(text.length(), begin + size);
        answers.add(new Answer(status, head, text.substring(begin, stop)));
        at = stop;
        return true;
    }

    /** An answer to HEAD has a length and no body: then the next answer follows at once. */
    private int bodySize(String head, int status, int begin) {
        if (status < 200
                || status == 204
                || status == 304
                || START.matcher(text.substring(begin)).lookingAt()) {
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
