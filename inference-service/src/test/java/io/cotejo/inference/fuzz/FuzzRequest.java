package io.cotejo.inference.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An HTTP request that can be changed part by part. Owns its body. */
final class FuzzRequest {
    private static final int CHUNK = 100;

    String method;
    String path;
    String version = "HTTP/1.1";
    final List<String> headers = new ArrayList<>(List.of("Host: 127.0.0.1"));
    byte[] body;
    boolean lengthSaid = true;
    boolean chunked;

    /** The line that gives the size of the second chunk; null if it is to be true. */
    @Nullable
    String chunkSize;

    boolean broken;

    FuzzRequest(String method, String path, byte[] body, String... headers) {
        this.method = method;
        this.path = path;
        this.body = body.clone();
        this.headers.addAll(List.of(headers));
    }

    FuzzRequest copy() {
        var copy = new FuzzRequest(method, path, body);
        copy.headers.clear();
        copy.headers.addAll(headers);
        return copy;
    }

    /** True if the server can tell where it ends and answers with a body of HTTP/1.1. */
    boolean complete() {
        return !broken && !method.equals("HEAD") && headers.stream().noneMatch(header -> header.contains("Upgrade"));
    }

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        var head = new StringBuilder(method + " " + path + " " + version + "\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (chunked) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else if (lengthSaid) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (chunked) {
            writeChunks(bytes);
        } else {
            bytes.writeBytes(body);
        }
        return bytes.toByteArray();
    }

    private void writeChunks(ByteArrayOutputStream bytes) {
        for (int first = 0; first < body.length; first += CHUNK) {
            int size = Math.min(CHUNK, body.length - first);
            var line = first == CHUNK && chunkSize != null ? chunkSize : Integer.toHexString(size) + "\r\n";
            bytes.writeBytes(line.getBytes(StandardCharsets.US_ASCII));
            bytes.write(body, first, size);
            bytes.writeBytes(new byte[] {'\r', '\n'});
        }
        bytes.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
}
