package io.cotejo.inference.infer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.inference.testing.ArtifactsResource;
import io.cotejo.inference.testing.Images;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.RawAnswer;
import io.cotejo.inference.testing.RawHttp;
import io.cotejo.inference.testing.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Triton's Python client ({@code tritonclient.http}) puts on the wire, as <a
 * href="https://github.com/triton-inference-server/client/tree/main/src/python/library/tritonclient/http">it</a> was recorded with
 * geventhttpclient 2.0.8: compact JSON, binary by default both ways, no {@code Content-Type}, names of headers in small letters.
 */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(ArtifactsResource.class)
class TritonPythonClientIT {
    private static final LinearModel LINEAR = LinearModel.favouring(4);
    private static final String MODEL = "python-digits";
    private static final String AGENT = "user-agent: python/gevent-http-client-2.0.8\r\n";

    private Service service;

    @BeforeEach
    void serve() {
        service = Service.underTest();
        service.serve(MODEL, LINEAR);
    }

    @AfterEach
    void close() {
        service.close();
    }

    private String host() {
        return "host: " + service.client().base().getAuthority() + "\r\n";
    }

    private RawAnswer get(String path) {
        return ask("GET " + path + " HTTP/1.1\r\n" + AGENT + host() + "\r\n", new byte[0]);
    }

    private RawAnswer post(String path, String headers, byte[] body) {
        return ask(
                "POST " + path + " HTTP/1.1\r\n" + AGENT + headers + host() + "content-length: " + body.length
                        + "\r\n\r\n",
                body);
    }

    private RawAnswer ask(String head, byte[] body) {
        var request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(UTF_8));
        request.writeBytes(body);
        return RawHttp.ask(service.client().base(), request.toByteArray());
    }

    private static JsonNode json(byte[] body) throws IOException {
        return new ObjectMapper().readTree(body);
    }

    private static String inferRequest(int rows) {
        return "{\"id\":\"1\",\"inputs\":[{\"name\":\"image\",\"shape\":[" + rows
                + ",1,28,28],\"datatype\":\"UINT8\",\"parameters\":{\"binary_data_size\":" + rows * 784
                + "}}],\"parameters\":{\"binary_data_output\":true}}";
    }

    private static byte[] with(String json, byte[] tensors) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(json.getBytes(UTF_8));
        body.writeBytes(tensors);
        return body.toByteArray();
    }

    private static byte[] packed(String encoding, byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = encoding.equals("gzip") ? new GZIPOutputStream(packed) : new DeflaterOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    /** The client unpacks all, and cuts it in two where the header says. */
    private static float[] logits(RawAnswer answer) throws IOException {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Transfer-Encoding")).isEmpty();
        var body = switch (answer.header("Content-Encoding").orElse("")) {
            case "gzip" -> new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
            case "deflate" -> new InflaterInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
            default -> answer.body();
        };
        int end = Integer.parseInt(
                answer.header("Inference-Header-Content-Length").orElseThrow());
        var outputs = json(Arrays.copyOf(body, end)).path("outputs");
        assertThat(outputs.path(0).path("name").asText()).isEqualTo("logits");
        int size = outputs.path(0).path("parameters").path("binary_data_size").asInt();
        var floats = new float[size / Float.BYTES];
        ByteBuffer.wrap(body, end, size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(floats);
        return floats;
    }

    private static void assertLogits(float[] logits, byte[] images) {
        for (int row = 0; row < images.length / 784; row++) {
            var expected = LINEAR.logits(Arrays.copyOfRange(images, row * 784, (row + 1) * 784));
            for (int i = 0; i < 10; i++) {
                assertThat(logits[row * 10 + i]).isCloseTo(expected[i], within(1e-4f));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/health/live",
                "/v2/health/ready",
                "/v2/models/python-digits/ready",
                "/v2/models/python-digits/versions/1/ready"
            })
    void takesTheStatusForTheAnswer(String path) {
        assertThat(get(path).status()).isEqualTo(200);
    }

    @Test
    void readsWhatTheServerAndItsModelsAre() throws IOException {
        assertThat(json(get("/v2").body()).path("extensions").toString()).contains("binary_tensor_data", "statistics");
        assertThat(json(get("/v2/models/" + MODEL).body()).path("name").asText())
                .isEqualTo(MODEL);
        assertThat(json(get("/v2/models/" + MODEL + "/versions/1/stats").body())
                        .at("/model_stats/0/version")
                        .asText())
                .isEqualTo("1");
    }

    @Test
    void infersBinaryBothWays() throws IOException {
        var images = Images.random(LINEAR.shape(), 3, 41);
        var json = inferRequest(3);

        var answer = post(
                "/v2/models/" + MODEL + "/infer",
                "inference-header-content-length: " + json.length() + "\r\n",
                with(json, images));

        assertLogits(logits(answer), images);
    }

    @ParameterizedTest
    @CsvSource({"gzip,gzip", "deflate,deflate", "gzip,deflate"})
    void packsBothWays(String request, String answer) throws IOException {
        var images = Images.random(LINEAR.shape(), 40, 42);
        var json = inferRequest(40);

        var packed = post(
                "/v2/models/" + MODEL + "/infer",
                "content-encoding: " + request + "\r\naccept-encoding: " + answer
                        + "\r\ninference-header-content-length: " + json.length() + "\r\n",
                packed(request, with(json, images)));

        assertThat(packed.header("Content-Encoding")).contains(answer);
        assertLogits(logits(packed), images);
    }

    @Test
    void infersJsonBothWays() throws IOException {
        var json = "{\"inputs\":[{\"name\":\"image\",\"shape\":[1,1,28,28],\"datatype\":\"UINT8\",\"data\":[0"
                + ",0".repeat(783)
                + "]}],\"outputs\":[{\"name\":\"logits\",\"parameters\":{\"binary_data\":false}}]}";

        var answer = post("/v2/models/" + MODEL + "/infer", "", json.getBytes(UTF_8));

        assertThat(answer.header("Content-Encoding")).isEmpty();
        assertThat(json(answer.body()).path("outputs").path(0).path("data")).hasSize(10);
    }

    @Test
    void asksForTheIndexWithAnEmptyBodyAndInOlderReleasesWithoutALength() throws IOException {
        var index = json(post("/v2/repository/index", "", new byte[0]).body());
        var older = ask("POST /v2/repository/index HTTP/1.1\r\n" + AGENT + host() + "\r\n", new byte[0]);

        assertThat(index.findValuesAsText("name")).contains(MODEL);
        assertThat(json(older.body())).isEqualTo(index);
    }

    @Test
    void readsTheErrorFromEveryOtherStatus() throws IOException {
        var answer = post("/v2/models/" + MODEL + "/infer", "", "{}".getBytes(UTF_8));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(json(answer.body()).path("error").asText()).contains("inputs");
    }

    /** It unpacks answers of 200 alone. */
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void readsALongErrorThoughItAskedForAPackedAnswer(String answer) throws IOException {
        var json = "{\"inputs\":[{\"name\":\"" + "x".repeat(1_500) + "\"}]}";

        var refused =
                post("/v2/models/" + MODEL + "/infer", "accept-encoding: " + answer + "\r\n", json.getBytes(UTF_8));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Encoding")).isEmpty();
        assertThat(json(refused.body()).path("error").asText()).contains("x".repeat(1_500));
    }
}
