package io.cotejo.inference.infer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.inference.testing.ArtifactsResource;
import io.cotejo.inference.testing.Images;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.RawHttp;
import io.cotejo.inference.testing.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(ArtifactsResource.class)
class BinaryTensorsIT {
    private static final LinearModel LINEAR = LinearModel.favouring(3);
    private static final String MODEL = "binary-digits";
    private static final Pattern HEADER = Pattern.compile("(?i)\r\nInference-Header-Content-Length: ([0-9]+)\r\n");

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

    /** Sends headers and a body as they are, one byte for one character. */
    private String post(String headers, String body) {
        return RawHttp.exchangeBytes(
                service.client().base(),
                "POST /v2/models/" + MODEL + "/infer HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private String post(String json, byte[] tensors) {
        return post(
                "Inference-Header-Content-Length: " + json.length() + "\r\n", json + new String(tensors, ISO_8859_1));
    }

    /** What Triton's Python client writes, which sends no content type. */
    private static String request(int rows, String rest) {
        return "{\"inputs\":[{\"name\":\"image\",\"shape\":[" + rows + ",1,28,28],\"datatype\":\"UINT8\","
                + "\"parameters\":{\"binary_data_size\":" + rows * 784 + "}}]" + rest + "}";
    }

    private static String body(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 200").containsIgnoringCase("content-type: application/octet-stream");
        var body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertThat(answer).containsIgnoringCase("\r\ncontent-length: " + body.length() + "\r\n");
        return body;
    }

    private static int jsonLength(String answer) {
        var header = HEADER.matcher(answer);
        assertThat(header.find()).as(answer).isTrue();
        return Integer.parseInt(header.group(1));
    }

    private static JsonNode json(String answer) throws IOException {
        return new ObjectMapper().readTree(body(answer).substring(0, jsonLength(answer)));
    }

    private static ByteBuffer tensors(String answer) {
        return ByteBuffer.wrap(body(answer).substring(jsonLength(answer)).getBytes(ISO_8859_1))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void tritonsPythonClientGetsBothTensorsInOrder() throws IOException {
        var images = Images.random(LINEAR.shape(), 2, 21);

        var answer = post(request(2, ",\"parameters\":{\"binary_data_output\":true}"), images);

        assertThat(json(answer).toString())
                .isEqualTo("{\"model_name\":\"binary-digits\",\"model_version\":\"1\",\"outputs\":["
                        + "{\"name\":\"logits\",\"datatype\":\"FP32\",\"shape\":[2,10],\"parameters\":"
                        + "{\"binary_data_size\":80}},{\"name\":\"probabilities\",\"datatype\":\"FP32\","
                        + "\"shape\":[2,10],\"parameters\":{\"binary_data_size\":80}}]}");
        var tensors = tensors(answer);
        assertThat(tensors.remaining()).isEqualTo(160);
        for (int row = 0; row < 2; row++) {
            var image = Arrays.copyOfRange(images, row * 784, (row + 1) * 784);
            for (int i = 0; i < 10; i++) {
                assertThat(tensors.getFloat((row * 10 + i) * 4)).isCloseTo(LINEAR.logits(image)[i], within(1e-4f));
                assertThat((double) tensors.getFloat(80 + (row * 10 + i) * 4))
                        .isCloseTo(LINEAR.probabilities(image)[i], within(1e-5));
            }
        }
    }

    @Test
    void anOutputsOwnFormComesBeforeTheDefault() throws IOException {
        var answer = post(
                request(
                        1,
                        ",\"outputs\":[{\"name\":\"logits\",\"parameters\":{\"binary_data\":false}},"
                                + "{\"name\":\"probabilities\"}],\"parameters\":{\"binary_data_output\":true}"),
                new byte[784]);

        assertThat(json(answer).path("outputs").path(0).path("data")).hasSize(10);
        assertThat(json(answer).path("outputs").path(1).has("data")).isFalse();
        assertThat(tensors(answer).remaining()).isEqualTo(40);
    }

    @Test
    void jsonIsAnsweredToThoseWhoDoNotAskForBinary() {
        assertThat(post(request(1, ""), new byte[784]))
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("content-type: application/json")
                .doesNotContainIgnoringCase("inference-header");
    }

    @Test
    void rawBytesAreOneImage() {
        var image = Images.random(LINEAR.shape(), 1, 22);

        var answer = post("Inference-Header-Content-Length: 0\r\n", new String(image, ISO_8859_1));
        assertThat(tensors(answer).remaining()).isEqualTo(80);
        assertThat(tensors(answer).getFloat(0)).isCloseTo(LINEAR.logits(image)[0], within(1e-4f));
        assertThat(post("Inference-Header-Content-Length: 0\r\n", "short"))
                .startsWith("HTTP/1.1 400")
                .contains("its tensors have 784");
    }

    @Test
    void aPackedBodyIsReadAsIfItWereNot() throws IOException {
        var image = Images.random(LINEAR.shape(), 1, 23);
        var json = request(1, ",\"parameters\":{\"binary_data_output\":true}");
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write((json + new String(image, ISO_8859_1)).getBytes(ISO_8859_1));
        }

        var answer = post(
                "Content-Encoding: gzip\r\nInference-Header-Content-Length: " + json.length() + "\r\n",
                packed.toString(ISO_8859_1));

        assertThat(tensors(answer).getFloat(0)).isCloseTo(LINEAR.logits(image)[0], within(1e-4f));
    }

    @Test
    void whatIsTooLargeUnpackedIsRefused() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[17 * 1024 * 1024]);
        }

        assertThat(post("Content-Encoding: gzip\r\n", packed.toString(ISO_8859_1)))
                .startsWith("HTTP/1.1 413")
                .contains("{\"error\":\"the body is larger than");
    }

    @ParameterizedTest
    @CsvSource({"-1", "one", "99999999999", "10000", "''"})
    void aLengthThatCannotBeIsRefused(String length) {
        assertThat(post("Inference-Header-Content-Length: " + length + "\r\n", "{}"))
                .startsWith("HTTP/1.1 400")
                .contains("{\"error\":\"Inference-Header-Content-Length must be a whole number");
    }

    @ParameterizedTest
    @CsvSource({"783", "785", "0"})
    void tensorsOfAnotherSizeAreRefused(int size) {
        assertThat(post(request(1, ""), new byte[size]))
                .startsWith("HTTP/1.1 400")
                .contains("the body has " + size + " bytes after its JSON, its tensors have 784");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"binary_data_size\":784', '\"binary_data_size\":-1', must be a whole number",
        "'\"binary_data_size\":784', '\"binary_data_size\":\"784\"', must be a whole number",
        "'\"binary_data_size\":784', '\"binary_data_size\":783', 'binary_data_size is 783'",
        "'\"datatype\"', '\"data\":[0],\"datatype\"', both data and binary_data_size",
        "'}]}', '}],\"parameters\":{\"binary_data_output\":1}}', binary_data_output must be true or false",
    })
    void whatContradictsItselfIsRefused(String good, String bad, String message) {
        assertThat(post(request(1, "").replace(good, bad), new byte[784]))
                .startsWith("HTTP/1.1 400")
                .contains(message);
    }
}
