package io.cotejo.inference.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** Infer requests as they go over the wire. */
public final class HttpRequests {
    private HttpRequests() {}

    /** POST with headers, each of them a line that ends with CRLF. */
    public static byte[] post(String path, String headers, byte[] body) {
        var head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "Content-Length: " + body.length
                + "\r\n\r\n";
        var bytes = new ByteArrayOutputStream(head.length() + body.length);
        bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /** One grey image as a binary tensor, outputs binary, as Triton's clients send it. */
    public static byte[] binary(String path, byte[] pixels) {
        var json = ("{\"inputs\":[{\"name\":\"image\",\"shape\":[1,1,28,28],\"datatype\":\"UINT8\",\"parameters\":"
                        + "{\"binary_data_size\":" + pixels.length
                        + "}}],\"parameters\":{\"binary_data_output\":true}}")
                .getBytes(StandardCharsets.UTF_8);
        var body = new ByteArrayOutputStream();
        body.writeBytes(json);
        body.writeBytes(pixels);
        return post(path, "Inference-Header-Content-Length: " + json.length + "\r\n", body.toByteArray());
    }

    /** One grey image as JSON, outputs JSON. */
    public static byte[] json(String path, byte[] pixels) {
        return post(path, "Content-Type: application/json\r\n", jsonBody(pixels));
    }

    /** The body of {@link #json}. */
    public static byte[] jsonBody(byte[] pixels) {
        var data = new StringJoiner(",", "[", "]");
        for (byte pixel : pixels) {
            data.add(Integer.toString(pixel & 0xFF));
        }
        return ("{\"inputs\":[{\"name\":\"image\",\"shape\":[1,1,28,28],\"datatype\":\"UINT8\",\"data\":" + data
                        + "}]}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
