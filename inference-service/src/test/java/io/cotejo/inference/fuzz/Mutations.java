package io.cotejo.inference.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Changes requests, by chance. */
final class Mutations {
    private static final List<String> JSON_TOKENS = List.of(
            "null",
            "true",
            "{}",
            "[]",
            "\"\"",
            "\"\\ud800\"",
            "-1",
            "256",
            "0.5",
            "1e999",
            "-0",
            "1e-400",
            "NaN",
            "Infinity",
            "01",
            "9999999999999999999999",
            "-9223372036854775809",
            "2147483648",
            "[".repeat(5_000),
            "{\"a\":".repeat(500),
            "\"" + "x".repeat(70_000) + "\"",
            "9".repeat(5_000),
            "\"\u0000\"",
            ",",
            ":",
            "}",
            "]");
    private static final List<String> HEADERS = List.of(
            "Inference-Header-Content-Length: -1",
            "Inference-Header-Content-Length: 99999999999999999999",
            "Inference-Header-Content-Length: 1.5",
            "Inference-Header-Content-Length:",
            "Inference-Header-Content-Length: 0",
            "Inference-Header-Content-Length: 10",
            "Content-Encoding: gzip",
            "Content-Encoding: deflate",
            "Content-Encoding: br",
            "Content-Encoding: gzip, gzip",
            "Content-Encoding: ",
            "Accept-Encoding: gzip;q=0, *;q=x",
            "Accept-Encoding: gzip, deflate",
            "Accept: application/nothing",
            "Content-Type: multipart/form-data",
            "Content-Type: multipart/form-data; boundary=",
            "Content-Type: ;;;=",
            "Content-Type: application/json; charset=no-such",
            "Expect: 100-continue",
            "Expect: something",
            "Connection: close",
            "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA",
            "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x",
            "traceparent: 00-zz-zz-01",
            "traceparent: 00-ffffffffffffffffffffffffffffffff-ffffffffffffffff-ff",
            "Cotejo-Routing-Key: \u00ff\u00fe",
            "Cookie: =;=;=",
            "Range: bytes=0-1,5-",
            "Origin: null",
            "Authorization: Basic !!!",
            "X-Forwarded-Proto: javascript",
            "X-Long: " + "y".repeat(5_000));
    private static final List<String> BROKEN_HEADERS = List.of(
            "Content-Length: -5",
            "Content-Length: 5",
            "Content-Length: 99999999999",
            "Content-Length: x",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding: identity",
            "no colon here",
            ": no name",
            "Host: another",
            "A\u0000B: c",
            "X-Folded: a\r\n b",
            "X-Huge: " + "z".repeat(100_000),
            "Bad Name: x");
    /** The lines that say them, with what ends them; a chunk has 100 bytes. */
    private static final List<String> CHUNK_SIZES = List.of(
            "zz\r\n",
            "-1\r\n",
            "1\r\n",
            "65\r\n",
            "7fffffff\r\n",
            "ffffffff\r\n",
            "ffffffffffffffffff\r\n",
            "0x64\r\n",
            "64;a=\"b\"\r\n",
            " 64 \r\n",
            "64\n",
            "64",
            "0\r\n",
            "\r\n",
            "1".repeat(10_000) + "\r\n",
            "64;" + "x".repeat(100_000) + "\r\n");

    private static final String JSON_LENGTH = "Inference-Header-Content-Length: ";
    private static final String TENSOR_LENGTH_FIELD = "\"binary_data_size\":";
    private static final Pattern TENSOR_LENGTH = Pattern.compile(TENSOR_LENGTH_FIELD + "[0-9]+");
    private static final List<String> LENGTHS = List.of(
            "0",
            "1",
            "-1",
            "783",
            "785",
            "2147483647",
            "2147483648",
            "-2147483648",
            "9223372036854775808",
            "784.0",
            "7e2");

    /** More than a body may have once it is unpacked. */
    private static final int HUGE = 17 * 1024 * 1024;

    private static final List<String> METHODS = List.of(
            "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "GET", "POST", "get", "FROB", "X".repeat(300));
    private static final List<String> PATH_PARTS = List.of(
            "/",
            "//",
            "/..",
            "/../../etc/passwd",
            "/.",
            "%zz",
            "%",
            "%00",
            "%2e%2e/",
            "%2f",
            "%c0%af",
            "%F0%9F%98%80",
            "\u00e9",
            ";a=b",
            "?",
            "?topK=0",
            "?topK=99999999999",
            "?topK=2&topK=x",
            "?invert=%zz",
            "?%00",
            "#x",
            "*",
            "\\",
            "/versions/0",
            "/versions/-1",
            "/versions/99999999999",
            "/versions/x/infer",
            "/infer",
            "/classify",
            "/ready",
            "/stats",
            "a".repeat(5_000),
            "/q/health",
            "<script>",
            "'\"");

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    /** Changes one thing. */
    void apply(FuzzRequest request) {
        switch (random.nextInt(15)) {
            case 0, 1 -> request.body = scrambled(request.body);
            case 2, 3, 4 -> request.body = withToken(request.body);
            case 5, 6 -> request.headers.add(any(HEADERS));
            case 7 -> breakHeaders(request);
            case 8 -> request.method = any(METHODS);
            case 9, 10 -> {
                request.path = path(request.path);
                request.broken |= !request.path.startsWith("/") && !request.path.startsWith("http://");
            }
            case 11 -> tensorLength(request);
            case 12 -> pack(request);
            default -> frame(request);
        }
    }

    /** Says another length of the JSON or of the tensor than there is, by a little or by much. */
    private void tensorLength(FuzzRequest request) {
        var length = any(LENGTHS);
        if (random.nextBoolean()) {
            request.headers.removeIf(header -> header.startsWith(JSON_LENGTH));
            request.headers.add(
                    JSON_LENGTH + (random.nextBoolean() ? length : request.body.length - 785 + random.nextInt(4)));
        } else {
            var body = new String(request.body, StandardCharsets.ISO_8859_1);
            request.body = TENSOR_LENGTH
                    .matcher(body)
                    .replaceFirst(TENSOR_LENGTH_FIELD + length)
                    .getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** Packs whatever is the body by now; what is changed later is changed in its packed form. */
    private void pack(FuzzRequest request) {
        if (random.nextInt(64) == 0) {
            request.body = new byte[HUGE];
        }
        boolean gzip = random.nextBoolean();
        request.body =
                gzip ? ValidRequests.gzip(request.body) : ValidRequests.deflate(request.body, random.nextBoolean());
        request.headers.add("Content-Encoding: " + (gzip ? "gzip" : "deflate"));
        if (random.nextBoolean()) {
            request.body = scrambled(request.body);
        }
    }

    private void breakHeaders(FuzzRequest request) {
        request.broken = true;
        request.lengthSaid = random.nextBoolean();
        if (random.nextInt(4) == 0) {
            request.headers.clear();
        } else {
            request.headers.add(random.nextInt(request.headers.size() + 1), any(BROKEN_HEADERS));
        }
    }

    private void frame(FuzzRequest request) {
        switch (random.nextInt(6)) {
            case 0 -> {
                request.version = any(List.of("HTTP/1.0", "HTTP/2.0", "HTTP/9.9", "HTTP/1.1 x", "http/1.1", ""));
                request.broken = true;
            }
            case 1 -> {
                request.lengthSaid = false;
                request.broken = true;
            }
            case 2, 3 -> {
                request.chunked = true;
                request.chunkSize = any(CHUNK_SIZES);
                request.broken = true;
            }
            default -> request.chunked = true;
        }
    }

    private String path(String path) {
        int at = random.nextInt(path.length() + 1);
        return switch (random.nextInt(4)) {
            case 0 -> path.substring(0, at) + any(PATH_PARTS);
            case 1 -> any(PATH_PARTS) + path.substring(at);
            case 2 -> "http://elsewhere" + path;
            default -> path.substring(0, at) + any(PATH_PARTS) + path.substring(at);
        };
    }

    /** Puts a strange token where a number or a name stands. */
    private byte[] withToken(byte[] body) {
        if (body.length == 0 || body[0] != '{') {
            return any(JSON_TOKENS).getBytes(StandardCharsets.UTF_8);
        }
        int end = random.nextInt(body.length) + 1;
        int begin = Math.max(0, end - random.nextInt(20));
        return spliced(body, begin, end, any(JSON_TOKENS).getBytes(StandardCharsets.UTF_8));
    }

    /** Flips, cuts, repeats and inserts bytes. */
    byte[] scrambled(byte[] bytes) {
        var changed = bytes;
        for (int i = random.nextInt(4); i >= 0; i--) {
            changed = scrambledOnce(changed);
        }
        return changed;
    }

    private byte[] scrambledOnce(byte[] bytes) {
        int begin = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, begin + random.nextInt(16));
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(bytes, begin);
            case 1 -> spliced(bytes, begin, end, new byte[0]);
            case 2 -> spliced(bytes, begin, begin, Arrays.copyOfRange(bytes, begin, end));
            case 3 -> spliced(bytes, begin, end, noise(end - begin));
            default -> spliced(bytes, begin, begin, noise(random.nextInt(40)));
        };
    }

    private byte[] noise(int size) {
        var noise = new byte[size];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] spliced(byte[] bytes, int begin, int end, byte[] middle) {
        var result = Arrays.copyOf(bytes, bytes.length - (end - begin) + middle.length);
        System.arraycopy(middle, 0, result, begin, middle.length);
        System.arraycopy(bytes, end, result, begin + middle.length, bytes.length - end);
        return result;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
