package io.cotejo.inference.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.cotejo.inference.protocol.RefusedException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** A {@code multipart/form-data} body (RFC 7578), of which one field is wanted. */
final class MultipartForm {
    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME =
            Pattern.compile("(?i)content-disposition:[^\r\n]*?[;\\s]name=(?:\"([^\"]*)\"|([^\\s;\"]+))");
    private static final int MOST_HEAD = 8 * 1024;
    private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(ISO_8859_1);

    private final byte[] body;
    private final byte[] delimiter;

    private MultipartForm(byte[] body, String boundary) {
        this.body = body;
        delimiter = ("--" + boundary).getBytes(ISO_8859_1);
    }

    static boolean is(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    /** The content of the field {@code name}. */
    static byte[] field(String contentType, byte[] body, String name) {
        var boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw RefusedException.badRequest("Content-Type: multipart/form-data lacks its boundary");
        }
        var value = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        return new MultipartForm(body, value).field(name);
    }

    private byte[] field(String name) {
        int part = indexOf(delimiter, 0);
        while (part >= 0) {
            int begin = part + delimiter.length;
            int next = indexOf(delimiter, begin);
            int head = indexOf(BLANK_LINE, begin);
            if (next < 0 || head < 0 || head > next) {
                break;
            }
            if (head - begin > MOST_HEAD) {
                throw RefusedException.badRequest("a part of the form has headers of " + (head - begin)
                        + " bytes, at most " + MOST_HEAD + " are taken");
            }
            var headers = new String(body, begin, head - begin, ISO_8859_1);
            if (names(headers, name)) {
                return Arrays.copyOfRange(body, head + BLANK_LINE.length, Math.max(head + BLANK_LINE.length, next - 2));
            }
            part = next;
        }
        throw RefusedException.badRequest("the form has no complete field '" + name + "'");
    }

    private static boolean names(String headers, String name) {
        var found = NAME.matcher(headers);
        return found.find() && name.equals(found.group(1) == null ? found.group(2) : found.group(1));
    }

    private int indexOf(byte[] wanted, int from) {
        for (int i = from; i <= body.length - wanted.length; i++) {
            if (Arrays.equals(body, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
