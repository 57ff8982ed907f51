package io.cotejo.inference.fuzz;

import io.cotejo.inference.bench.HttpRequests;
import io.cotejo.inference.model.ImageShape;
import io.cotejo.inference.testing.Images;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/** What the service answers with 200: the ground on which the fuzzer works. */
final class ValidRequests {
    private static final byte[] PIXELS = Images.random(new ImageShape(1, 28, 28), 1, 13);
    private static final byte[] NONE = {};
    private static final String MULTIPART = "Content-Type: multipart/form-data; boundary=fuzz";

    /** What is behind a model's name in that of the one that is unloaded and loaded again. */
    static final String SPARE = "-spare";

    private ValidRequests() {}

    /** Requests about this model and its spare; their first versions must be there. */
    static List<FuzzRequest> about(String model) {
        var path = "/v2/models/" + model;
        var spare = "/v2/repository/models/" + model + SPARE;
        var json = HttpRequests.jsonBody(PIXELS);
        var binary = binary();
        return Stream.of(
                        List.of(
                                get("/v2"),
                                get("/v2/health/live"),
                                get("/v2/health/ready"),
                                get(path),
                                get(path + "/ready"),
                                get(path + "/versions/1"),
                                get(path + "/versions/1/ready"),
                                get("/v2/models/stats"),
                                get(path + "/stats"),
                                get(path + "/versions/1/stats"),
                                get("/q/metrics"),
                                get("/")),
                        List.of(
                                new FuzzRequest("POST", "/v2/repository/index", NONE),
                                new FuzzRequest("POST", "/v2/repository/index", utf8("{\"ready\":true}")),
                                new FuzzRequest("POST", spare + "/unload", NONE),
                                new FuzzRequest("POST", spare + "/load", NONE),
                                new FuzzRequest("POST", spare + "/load", utf8("{\"parameters\":{\"version\":\"1\"}}"))),
                        List.of(
                                new FuzzRequest("POST", path + "/feedback", utf8("{\"id\":\"fuzz\",\"index\":3}")),
                                new FuzzRequest(
                                        "POST",
                                        path + "/versions/1/feedback",
                                        utf8("{\"id\":\"unheard\",\"row\":1,\"label\":\"label-3\"}"))),
                        List.of(
                                new FuzzRequest("POST", path + "/infer", json),
                                new FuzzRequest("POST", path + "/versions/1/infer", rich()),
                                new FuzzRequest("POST", path + "/infer", binary.bytes(), binary.header()),
                                new FuzzRequest("POST", path + "/infer", PIXELS, "Inference-Header-Content-Length: 0"),
                                new FuzzRequest("POST", path + "/infer", gzip(json), "Content-Encoding: gzip"),
                                new FuzzRequest(
                                        "POST", path + "/infer", deflate(json, false), "Content-Encoding: deflate"),
                                new FuzzRequest(
                                        "POST",
                                        path + "/infer",
                                        deflate(binary.bytes(), true),
                                        "Content-Encoding: deflate",
                                        binary.header())),
                        List.of(
                                new FuzzRequest("POST", path + "/classify", image("png")),
                                new FuzzRequest("POST", path + "/versions/1/classify?topK=1", image("png")),
                                new FuzzRequest(
                                        "POST", path + "/classify?topK=2&invert=true&pixels=true", image("jpg")),
                                new FuzzRequest("POST", path + "/classify", multipart(image("png")), MULTIPART)))
                .flatMap(List::stream)
                .toList();
    }

    private static FuzzRequest get(String path) {
        return new FuzzRequest("GET", path, NONE);
    }

    private static byte[] rich() {
        var json = new String(HttpRequests.jsonBody(PIXELS), StandardCharsets.UTF_8);
        return utf8("{\"id\":\"fuzz\",\"parameters\":{\"binary_data_output\":true,\"timeout\":0},\"outputs\":"
                + "[{\"name\":\"probabilities\",\"parameters\":{\"binary_data\":false}}]," + json.substring(1));
    }

    /** A body with a binary tensor, and the header that says where its JSON ends. */
    @SuppressWarnings("ArrayRecordComponent") // a pair, never compared
    private record Binary(byte[] bytes, String header) {}

    private static Binary binary() {
        var whole = new String(HttpRequests.binary("/", PIXELS), StandardCharsets.ISO_8859_1);
        var head = whole.substring(0, whole.indexOf("\r\n\r\n"));
        var header = head.lines()
                .filter(line -> line.startsWith("Inference-Header"))
                .findFirst()
                .orElseThrow();
        return new Binary(whole.substring(head.length() + 4).getBytes(StandardCharsets.ISO_8859_1), header);
    }

    private static byte[] image(String format) {
        var image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 30; i++) {
            image.setRGB(i, i, 0xFFFFFF);
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] multipart(byte[] file) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(utf8("--fuzz\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n\r\n"));
        bytes.writeBytes(file);
        bytes.writeBytes(utf8("\r\n--fuzz--\r\n"));
        return bytes.toByteArray();
    }

    static byte[] gzip(byte[] plain) {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bytes)) {
            packed.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Packs, with zlib's header or without. */
    static byte[] deflate(byte[] plain, boolean raw) {
        var bytes = new ByteArrayOutputStream();
        try (var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, raw);
                var packed = new DeflaterOutputStream(bytes, deflater)) {
            packed.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
