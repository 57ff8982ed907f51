package io.cotejo.inference.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageIO;

/** Asks a server one case. */
final class Trial {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final java.util.regex.Pattern VARIABLE = java.util.regex.Pattern.compile("\\$\\{([a-z-]+)}");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Subject subject;
    private final boolean ours;

    /**
     * Trials of a server.
     *
     * @param ours true if more is asked of it than the protocol says
     */
    Trial(Subject subject, boolean ours) {
        this.subject = subject;
        this.ours = ours;
    }

    /**
     * What was answered.
     *
     * @param json the document, without the tensors after it; missing if there was none
     */
    record Answered(HttpResponse<byte[]> response, JsonNode json) {}

    /** True if the server has to know about it. */
    boolean applies(Case asked) {
        if (ours) {
            return true;
        }
        var extension = asked.extension();
        return !asked.ours() && (extension == null || subject.extensions().contains(extension));
    }

    /** Asks, and fails with all that is different from what must be answered. */
    Answered ask(Case asked) {
        var request = new Filled(asked, "");
        var body = request.fill(asked.body());
        var variables = new Filled(asked, body);
        var response = send(asked, body, variables);
        var answered = read(response);
        assertThat(response.statusCode()).as("%s", answered.json()).isIn(statuses(asked));
        asked.header()
                .forEach((name, value) -> assertThat(
                                response.headers().firstValue(name).orElse("absent"))
                        .as(name)
                        .isEqualTo(variables.fill(value)));
        if (asked.answer() != null && response.statusCode() == asked.status()) {
            var expected = parse(variables.fill(asked.answer().toString()).getBytes(UTF_8));
            assertThat(new Pattern(expected).differences(answered.json()))
                    .as("%s", answered.json())
                    .isEmpty();
        }
        return answered;
    }

    private HttpResponse<byte[]> send(Case asked, String body, Filled variables) {
        var request = HttpRequest.newBuilder(subject.address().resolve(variables.fill(asked.path())))
                .method(asked.method(), BodyPublishers.ofByteArray(pack(asked, body)));
        asked.headers().forEach((name, value) -> request.header(name, variables.fill(value)));
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(asked.request() + " got no answer", e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private List<Integer> statuses(Case asked) {
        var statuses = new ArrayList<>(asked.elsewhere());
        if (ours) {
            statuses.clear();
        }
        statuses.add(asked.status());
        return statuses;
    }

    /** Puts in what {@code ${…}} stands for in a case whose body is this. */
    private final class Filled {
        private final Case asked;
        private final String body;

        Filled(Case asked, String body) {
            this.asked = asked;
            this.body = body;
        }

        String fill(String text) {
            return VARIABLE.matcher(text)
                    .replaceAll(found -> Matcher.quoteReplacement(
                            found.group(1).equals("json")
                                    ? Integer.toString(body.getBytes(UTF_8).length)
                                    : subject.variable(found.group(1), asked.rows())));
        }
    }

    private byte[] pack(Case asked, String body) {
        var plain = new ByteArrayOutputStream();
        plain.writeBytes(body.getBytes(UTF_8));
        int size = subject.bytes(asked.rows());
        plain.writeBytes(
                switch (asked.tensors()) {
                    case "none" -> new byte[0];
                    case "all" -> new byte[size];
                    case "few" -> new byte[size - 1];
                    case "many" -> new byte[size + 1];
                    case "picture" -> picture();
                    default -> throw new IllegalArgumentException("tensors: " + asked.tensors());
                });
        var packed = new ByteArrayOutputStream();
        try (var out = switch (asked.pack()) {
            case "identity" -> packed;
            case "gzip" -> new GZIPOutputStream(packed);
            case "deflate" -> new DeflaterOutputStream(packed);
            case "raw-deflate" -> new DeflaterOutputStream(packed, new Deflater(6, true));
            default -> throw new IllegalArgumentException("pack: " + asked.pack());
        }) {
            out.write(plain.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] picture() {
        var picture = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY), "png", picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return picture.toByteArray();
    }

    private static Answered read(HttpResponse<byte[]> response) {
        var body = unpack(response);
        var length = response.headers().firstValue("Inference-Header-Content-Length");
        if (length.isEmpty()) {
            return new Answered(response, body.length == 0 ? JSON.missingNode() : parse(body));
        }
        int end = Integer.parseInt(length.get());
        var json = parse(Arrays.copyOf(body, end));
        int tensors = json.path("outputs")
                .valueStream()
                .mapToInt(output ->
                        output.path("parameters").path("binary_data_size").asInt())
                .sum();
        assertThat(body.length - end).as("bytes after the JSON").isEqualTo(tensors);
        return new Answered(response, json);
    }

    private static byte[] unpack(HttpResponse<byte[]> response) {
        var encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
        var body = new ByteArrayInputStream(response.body());
        try (var unpacked = switch (encoding) {
            case "identity" -> body;
            case "gzip" -> new GZIPInputStream(body);
            case "deflate" -> new InflaterInputStream(body);
            default -> throw new AssertionError("Content-Encoding: " + encoding + " was not asked for");
        }) {
            return unpacked.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError("not packed with " + encoding, e);
        }
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + new String(bytes, UTF_8), e);
        }
    }
}
