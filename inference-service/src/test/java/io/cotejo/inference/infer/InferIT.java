package io.cotejo.inference.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.inference.testing.ArtifactsResource;
import io.cotejo.inference.testing.Client;
import io.cotejo.inference.testing.Client.Reply;
import io.cotejo.inference.testing.Images;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.RawHttp;
import io.cotejo.inference.testing.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(ArtifactsResource.class)
class InferIT {
    private static final LinearModel FIRST = LinearModel.favouring(3);
    private static final LinearModel SECOND = LinearModel.favouring(5);
    private static final String MODEL = "infer-digits";

    private Service service;
    private Client client;

    @BeforeEach
    void serveTwoVersions() {
        service = Service.underTest();
        client = service.client();
        if (client.get("/v2/models/" + MODEL).status() != 200) {
            service.registry().register(service.exports().version(MODEL, 1, FIRST));
            service.registry().crown(service.exports().version(MODEL, 2, SECOND));
            service.awaitReady(MODEL);
        }
    }

    @AfterEach
    void close() {
        service.close();
    }

    private static void assertAnswers(Reply reply, LinearModel model, int version, int rows, byte[] pixels) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().path("model_name").asText()).isEqualTo(MODEL);
        assertThat(reply.json().path("model_version").asText()).isEqualTo(Integer.toString(version));
        var logits = reply.json().path("outputs").path(0);
        assertThat(logits.path("name").asText()).isEqualTo("logits");
        assertThat(logits.path("datatype").asText()).isEqualTo("FP32");
        assertThat(logits.path("shape").toString()).isEqualTo("[" + rows + ",10]");
        assertThat(logits.path("data")).hasSize(rows * 10);
        int bytes = model.shape().bytes();
        for (int row = 0; row < rows; row++) {
            var expected = model.logits(Arrays.copyOfRange(pixels, row * bytes, (row + 1) * bytes));
            for (int i = 0; i < 10; i++) {
                assertThat(logits.path("data").path(row * 10 + i).doubleValue()).isCloseTo(expected[i], within(1e-4));
            }
        }
    }

    @Test
    void theChampionAnswersThoseWhoNameNoVersion() {
        var image = Images.random(FIRST.shape(), 1, 11);

        var reply = client.post("/v2/models/" + MODEL + "/infer", Client.inferRequest(FIRST, 1, image));

        assertAnswers(reply, SECOND, 2, 1, image);
    }

    @Test
    void aVersionAnswersThoseWhoNameIt() {
        var images = Images.random(FIRST.shape(), 17, 12);

        var reply = client.post("/v2/models/" + MODEL + "/versions/1/infer", Client.inferRequest(FIRST, 17, images));

        assertAnswers(reply, FIRST, 1, 17, images);
    }

    @Test
    void theAnswerHasTheProtocolsFieldsAndNoOthers() {
        var body = Client.inferRequest(FIRST, 1, new byte[784])
                .replaceFirst(
                        "\\{", "{\"id\":\"a \\\\\"7\\\\\"\",\"parameters\":{\"priority\":1,\"x\":\"y\",\"z\":true},")
                .replaceFirst(
                        "}]}$",
                        "}],\"outputs\":[{\"name\":\"probabilities\",\"parameters\":{\"binary_data\":false}}]}");

        var reply = client.post("/v2/models/" + MODEL + "/infer", body);

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("model_name", "model_version", "id", "outputs");
        assertThat(reply.json().path("id").asText()).isEqualTo("a \"7\"");
        assertThat(reply.json().path("outputs")).hasSize(1);
        assertThat(reply.json().path("outputs").path(0).path("name").asText()).isEqualTo("probabilities");
        assertThat(reply.response().headers().firstValue("Content-Length")).isPresent();
    }

    @Test
    void theBestClassesAreNamedToThoseWhoAskForThem() {
        var image = Images.random(FIRST.shape(), 1, 13);
        var body = Client.inferRequest(FIRST, 1, image)
                .replaceFirst(
                        "}]}$",
                        "}],\"outputs\":[{\"name\":\"logits\",\"parameters\":{\"classification\":2}}],"
                                + "\"parameters\":{\"timeout\":60000000}}");

        var reply = client.post("/v2/models/" + MODEL + "/infer", body);

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var output = reply.json().path("outputs").path(0);
        assertThat(output.path("datatype").asText()).isEqualTo("BYTES");
        assertThat(output.path("shape").toString()).isEqualTo("[1,2]");
        assertThat(output.path("data").path(0).asText()).endsWith(":5:label-5");
        assertThat(output.path("data")).hasSize(2);
    }

    @Test
    void theServerAndItsModelsSayWhatTheyAre() {
        assertThat(client.get("/v2").json().path("extensions").toString())
                .isEqualTo(
                        "[\"binary_tensor_data\",\"classification\",\"model_repository\",\"parameters\",\"statistics\"]");
        assertThat(client.get("/v2/models/" + MODEL).json().toString())
                .isEqualTo(
                        "{\"name\":\"infer-digits\",\"versions\":[\"1\",\"2\"],\"platform\":\"onnx_onnxv1\",\"inputs\":"
                                + "[{\"name\":\"image\",\"datatype\":\"UINT8\",\"shape\":[-1,1,28,28]}],\"outputs\":"
                                + "[{\"name\":\"logits\",\"datatype\":\"FP32\",\"shape\":[-1,10]},"
                                + "{\"name\":\"probabilities\",\"datatype\":\"FP32\",\"shape\":[-1,10]}]}");
        assertThat(client.get("/v2/models/" + MODEL + "/versions/1").status()).isEqualTo(200);
        assertThat(client.get("/v2/models/" + MODEL + "/versions/1/ready")
                        .json()
                        .path("ready")
                        .asBoolean())
                .isTrue();
        assertThat(client.get("/v2/models/" + MODEL + "/ready")
                        .json()
                        .path("name")
                        .asText())
                .isEqualTo(MODEL);
    }

    @Test
    void healthIsGreenOnceTheChampionsServe() {
        assertThat(client.get("/v2/health/live").text()).isEqualTo("{\"live\":true}");
        var ready = client.get("/v2/health/ready");
        assertThat(ready.json().path("ready").asBoolean()).isTrue();
        assertThat(ready.json().path("live").asBoolean()).isTrue();
        assertThat(client.get("/q/health/ready").status()).isEqualTo(200);
        assertThat(client.get("/q/health/live").status()).isEqualTo(200);
    }

    @Test
    void theIndexListsEveryVersion() {
        var index = client.post("/v2/repository/index", "");

        assertThat(index.status()).isEqualTo(200);
        assertThat(index.text())
                .contains("{\"name\":\"infer-digits\",\"version\":\"2\",\"state\":\"READY\",\"reason\":\"\"}");
        assertThat(client.post("/v2/repository/index", "{\"ready\":true}").text())
                .doesNotContain("UNAVAILABLE");
        assertThat(client.post("/v2/repository/index", "{").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/v2/models/nobody,404",
        "GET,/v2/models/nobody/ready,404",
        "POST,/v2/models/nobody/infer,404",
        "POST,/v2/models/nobody/classify,404",
        "GET,/v2/models/infer-digits/versions/9,404",
        "GET,/v2/models/infer-digits/versions/one,404",
        "POST,/v2/models/infer-digits/versions/9/infer,404",
        "GET,/v2/models/infer-digits/infer,405",
        "DELETE,/v2,405",
        "PUT,/v2/models/infer-digits,405",
        "GET,/v2/repository/index,405",
        "GET,/nothing,404",
        "POST,/,404",
        "GET,/v2/,200",
        "GET,/v2/models,404",
        "GET,/q/nothing,404",
        "POST,/v2/models/infer-digits/infer,400",
        "POST,/v2/models/infer-digits/classify,400",
    })
    void everyErrorHasTheProtocolsFormAndNothingElse(String method, String path, int status) {
        var reply = client.send(method, path, null, "nonsense".getBytes(StandardCharsets.UTF_8));

        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        if (status != 200) {
            assertThat(reply.json().fieldNames()).toIterable().containsExactly("error");
            assertThat(reply.json().path("error").asText()).isNotBlank().doesNotContain("Exception", "\tat ");
            assertThat(reply.response().headers().firstValue("Content-Type")).contains("application/json");
        }
    }

    @ParameterizedTest
    @CsvSource({"/v2/health/live,200", "/v2/health/ready,200", "/v2/models/infer-digits,200", "/v2/models/nobody,404"})
    void headIsAnsweredLikeGetWithoutTheBody(String path, int status) {
        var head =
                RawHttp.exchange(client.base(), "HEAD " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(head).startsWith("HTTP/1.1 " + status).endsWith("\r\n\r\n");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        var reply = client.post("/v2/models/" + MODEL + "/infer", new byte[17 * 1024 * 1024]);

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.json().fieldNames()).toIterable().containsExactly("error");
    }

    @ParameterizedTest
    @CsvSource({"gzip,400", "deflate,400", "br,415"})
    void aBodyThatCannotBeUnpackedIsRefusedInWords(String encoding, int status) {
        var raw = RawHttp.exchange(
                service.client().base(),
                "POST /v2/models/" + MODEL + "/infer HTTP/1.1\r\nHost: x\r\nContent-Encoding: " + encoding
                        + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");

        assertThat(raw).startsWith("HTTP/1.1 " + status).contains("{\"error\":\"", encoding);
    }

    @Test
    void aClientThatGoesInTheMiddleOfItsRequestDisturbsNobody() {
        RawHttp.abandon(
                service.client().base(),
                "POST /v2/models/" + MODEL + "/infer HTTP/1.1\r\nHost: x\r\nContent-Length: 2000\r\n\r\n{");

        assertThat(client.post("/v2/models/" + MODEL + "/infer", Client.inferRequest(FIRST, 1, new byte[784]))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void noContentTypeIsNeeded() {
        var body = Client.inferRequest(FIRST, 1, new byte[784]);

        var raw = RawHttp.exchange(
                service.client().base(),
                "POST /v2/models/" + MODEL + "/infer HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length()
                        + "\r\nConnection: close\r\n\r\n" + body);

        assertThat(raw)
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("\r\ncontent-length: ")
                .doesNotContainIgnoringCase("transfer-encoding")
                .contains("\"model_name\":\"infer-digits\"");
    }

    @Test
    void metersCountByRegisteredNamesOnly() {
        client.post("/v2/models/made-up-by-a-client/infer", "{}");
        client.post("/v2/models/" + MODEL + "/infer", Client.inferRequest(FIRST, 2, new byte[2 * 784]));

        var metrics = client.get("/q/metrics").text();

        assertThat(metrics)
                .doesNotContain("made-up-by-a-client")
                .contains("cotejo_inference_requests_total{model=\"unknown\",outcome=\"unknown\",version=\"none\"}")
                .contains("cotejo_inference_requests_total{model=\"infer-digits\",outcome=\"success\",version=\"2\"}")
                .contains("cotejo_inference_samples_total{model=\"infer-digits\",version=\"2\"}")
                .contains("cotejo_inference_executions_total{model=\"infer-digits\",version=\"2\"}")
                .contains("cotejo_inference_request_duration_seconds_bucket{")
                .contains("cotejo_inference_compute_duration_seconds_bucket{")
                .contains("cotejo_inference_pending_requests ");
        await().atMost(Duration.ofSeconds(60)) // it is told once everything has been loaded, after the first answer
                .untilAsserted(() -> assertThat(client.get("/q/metrics").text())
                        .contains("cotejo_model_info{alias=\"champion\",model=\"infer-digits\",version=\"2\"} 1"));
    }
}
