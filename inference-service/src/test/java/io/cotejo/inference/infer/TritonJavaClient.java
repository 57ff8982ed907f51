package io.cotejo.inference.infer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cotejo.inference.testing.RawAnswer;
import io.cotejo.inference.testing.RawHttp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What Triton's Java client puts on the wire and how it reads what comes back, as <a
 * href="https://github.com/triton-inference-server/client/tree/main/src/java">it</a> was recorded: the headers of Apache's
 * asynchronous client in their order and no {@code Content-Type}; JSON by a default Jackson mapper, which refuses fields
 * that it does not know; the answer's JSON by a single read.
 */
final class TritonJavaClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final String requestPacking;
    private final String answerPacking;

    /** A client that packs neither way. */
    TritonJavaClient(URI address) {
        this(address, "", "");
    }

    /** A client that packs its requests so, and asks for answers that are packed so; empty for not at all. */
    TritonJavaClient(URI address, String requestPacking, String answerPacking) {
        this.address = address;
        this.requestPacking = requestPacking;
        this.answerPacking = answerPacking;
    }

    /** The client shows this to its caller. */
    static final class InferenceException extends RuntimeException {
        InferenceException(String message) {
            super(message);
        }
    }

    /** An error as the client knows it: nothing but this field. */
    private record ResponseError(String error) {}

    /** A tensor as the client knows it. */
    record Tensor(
            String name,
            @Nullable List<Long> shape,
            @Nullable String datatype,
            @Nullable Map<String, Object> parameters,
            @Nullable List<Object> data) {}

    /** An answer as the client knows it. */
    record InferenceResponse(
            @JsonProperty("model_name") String modelName,
            @Nullable @JsonProperty("model_version") String modelVersion,
            @Nullable String id,
            @Nullable Map<String, Object> parameters,
            List<Tensor> outputs) {}

    /** An answer and the tensors after it. */
    record Result(InferenceResponse response, Map<String, ByteBuffer> tensors) {
        /** An output, wherever it is. */
        float[] floats(String output) {
            var tensor = response.outputs().stream()
                    .filter(candidate -> candidate.name().equals(output))
                    .findFirst()
                    .orElseThrow();
            var binary = tensors.get(output);
            if (binary != null) {
                var floats = new float[binary.remaining() / Float.BYTES];
                binary.duplicate()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer()
                        .get(floats);
                return floats;
            }
            var data = Objects.requireNonNull(tensor.data(), output);
            var floats = new float[data.size()];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = ((Number) data.get(i)).floatValue();
            }
            return floats;
        }
    }

    /** Asks a model. */
    Result infer(String model, String json, byte[] tensors) throws IOException {
        return read(RawHttp.ask(address, request(model, json, tensors)));
    }

    private byte[] request(String model, String json, byte[] tensors) {
        var plain = new ByteArrayOutputStream();
        plain.writeBytes(json.getBytes(UTF_8));
        plain.writeBytes(tensors);
        var body = packed(plain.toByteArray());
        var head = "POST /v2/models/" + model + "/infer HTTP/1.1\r\n"
                + header("Inference-Header-Content-Length", tensors.length > 0 ? "" + json.getBytes(UTF_8).length : "")
                + header("Content-Encoding", requestPacking)
                + header("Accept-Encoding", answerPacking)
                + header("Content-Length", "" + body.length)
                + header("Host", address.getAuthority())
                + header("Connection", "Keep-Alive")
                + header("User-Agent", "Apache-HttpAsyncClient/4.1.4 (Java/17.0.15)") + "\r\n";
        var request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(UTF_8));
        request.writeBytes(body);
        return request.toByteArray();
    }

    private static String header(String name, String value) {
        return value.isEmpty() ? "" : name + ": " + value + "\r\n";
    }

    private byte[] packed(byte[] plain) {
        var packed = new ByteArrayOutputStream();
        try (OutputStream out = switch (requestPacking) {
            case "gzip" -> new GZIPOutputStream(packed);
            case "deflate" -> new DeflaterOutputStream(packed);
            default -> packed;
        }) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static Result read(RawAnswer answer) throws IOException {
        var stream = unpacked(answer);
        if (answer.status() != 200) {
            throw failure(new String(stream.readAllBytes(), UTF_8));
        }
        var length = answer.header("Inference-Header-Content-Length");
        if (length.isEmpty()) {
            return new Result(JSON.readValue(stream.readAllBytes(), InferenceResponse.class), Map.of());
        }
        var json = new byte[Integer.parseInt(length.get())];
        int read = stream.read(json); // once, as the client does
        if (read != json.length) {
            throw new IllegalStateException("Expect content length: " + json.length + ", but got " + read + ".");
        }
        var response = JSON.readValue(json, InferenceResponse.class);
        return new Result(response, tensors(response, stream.readAllBytes()));
    }

    private static InputStream unpacked(RawAnswer answer) throws IOException {
        var stream = new ByteArrayInputStream(answer.body());
        return switch (answer.header("Content-Encoding").orElse("")) {
            case "gzip" -> new GZIPInputStream(stream);
            case "deflate" -> new InflaterInputStream(stream);
            default -> stream;
        };
    }

    private static InferenceException failure(String body) {
        try {
            return new InferenceException(
                    JSON.readValue(body, ResponseError.class).error());
        } catch (JsonProcessingException e) {
            return new InferenceException("Malformed error response: " + body);
        }
    }

    private static Map<String, ByteBuffer> tensors(InferenceResponse response, byte[] bytes) {
        var tensors = new HashMap<String, ByteBuffer>();
        int start = 0;
        for (var output : response.outputs()) {
            if (output.parameters() != null && output.parameters().get("binary_data_size") instanceof Integer size) {
                tensors.put(
                        output.name(),
                        ByteBuffer.wrap(bytes, start, size).slice().order(ByteOrder.LITTLE_ENDIAN));
                start += size;
            }
        }
        if (start != bytes.length) {
            throw new IllegalStateException("the tensors have " + start + " bytes, there are " + bytes.length);
        }
        return tensors;
    }
}
