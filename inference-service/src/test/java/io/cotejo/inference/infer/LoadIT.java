package io.cotejo.inference.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.inference.model.ImageShape;
import io.cotejo.inference.testing.ArtifactsResource;
import io.cotejo.inference.testing.Client;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.RawHttp;
import io.cotejo.inference.testing.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions and aliases by path, loading and unloading, as a client of the protocol sees them. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(ArtifactsResource.class)
class LoadIT {
    private static final LinearModel LINEAR = LinearModel.favouring(3);
    private static final String REQUEST = Client.inferRequest(LINEAR, 1, new byte[784]);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Service service;
    private Client client;

    @BeforeEach
    void open() {
        service = Service.underTest();
        client = service.client();
    }

    @AfterEach
    void close() {
        service.close();
    }

    private void serve(String model) {
        service.serve(model, LINEAR, LINEAR);
    }

    private String version(String path) {
        return client.post(path, REQUEST).json().path("model_version").asText();
    }

    @Test
    void anAliasStandsWhereAVersionDoes() {
        serve("aliased");

        assertThat(version("/v2/models/aliased/versions/champion/infer")).isEqualTo("1");
        assertThat(version("/v2/models/aliased/versions/2/infer")).isEqualTo("2");
        assertThat(client.get("/v2/models/aliased/versions/challenger/ready").status())
                .isEqualTo(200);
        assertThat(client.get("/v2/models/aliased/versions/nobody").text())
                .isEqualTo(
                        "{\"error\":\"model 'aliased' has no version 'nobody', it has 1, 2, challenger, champion\"}");
    }

    @Test
    void theRequestItselfMayNameAVersionOrAnAlias() {
        serve("chosen");

        assertThat(chosen("/v2/models/chosen/infer", "\"challenger\"")).isEqualTo("2");
        assertThat(chosen("/v2/models/chosen/infer", "2")).isEqualTo("2");
        assertThat(chosen("/v2/models/chosen/infer", "\"champion\"")).isEqualTo("1");
        assertThat(chosen("/v2/models/chosen/versions/2/infer", "\"2\"")).isEqualTo("2");
        assertThat(chosen("/v2/models/chosen/infer", "\"nobody\""))
                .isEqualTo("model 'chosen' has no version 'nobody', it has 1, 2, challenger, champion");
        assertThat(chosen("/v2/models/chosen/versions/1/infer", "2")).startsWith("the path names version '1' and");
    }

    @Test
    void aVersionThatTheRequestNamesNeedsNoChampion() {
        service.registry().register(service.exports().version("unled", 1, LINEAR));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(chosen("/v2/models/unled/infer", "1")).isEqualTo("1"));
    }

    @Test
    void aVersionThatTheRequestNamesReadsItAndNotTheChampion() {
        var small = new LinearModel(new ImageShape(1, 8, 8), 10, 3, 2);
        service.registry().register(service.exports().version("mixed", 1, LINEAR));
        service.registry().crown(service.exports().version("mixed", 2, small));
        service.awaitReady("mixed");

        assertThat(chosen("/v2/models/mixed/infer", "1")).isEqualTo("1");
        assertThat(chosen("/v2/models/mixed/infer", "2")).contains("shape [1, 1, 28, 28]");
    }

    private String chosen(String path, String version) {
        var reply = client.post(path, REQUEST.replaceFirst("\\{", "{\"parameters\":{\"version\":" + version + "},"));
        return reply.json()
                .path(reply.status() == 200 ? "model_version" : "error")
                .asText();
    }

    @Test
    void anUnloadedModelAnswers503UntilItIsLoadedAgain() {
        serve("parked");

        var unloaded =
                client.post("/v2/repository/models/parked/unload", "{\"parameters\":{\"unload_dependents\":false}}");

        assertThat(unloaded.status()).isEqualTo(200);
        assertThat(unloaded.text()).isEqualTo("{}");
        assertThat(client.post("/v2/models/parked/infer", REQUEST).status()).isEqualTo(503);
        assertThat(client.get("/v2/models/parked/ready").status()).isEqualTo(503);
        assertThat(client.post("/v2/repository/index", "").text())
                .contains("{\"name\":\"parked\",\"version\":\"1\",\"state\":\"UNAVAILABLE\",\"reason\":\"unloaded;");
        assertThat(client.get("/v2/health/ready").status()).isEqualTo(200);

        var loaded = client.post("/v2/repository/models/parked/load", "");

        assertThat(loaded.status()).as(loaded.text()).isEqualTo(200);
        assertThat(loaded.text()).isEqualTo("{}");
        assertThat(version("/v2/models/parked/infer")).isEqualTo("1");
    }

    @Test
    void loadingAVersionThatCannotServeSaysWhy() throws IOException {
        serve("lost");
        var third = service.exports().version("lost", 3, LINEAR);
        Files.delete(service.store().path(third.export().onnx().uri()));
        service.registry().register(third);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(client.get("/v2/models/lost").text()).contains("\"3\""));

        var reply = client.post("/v2/repository/models/lost/load", "{\"parameters\":{\"version\":\"3\"}}");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.json().path("error").asText()).startsWith("model 'lost' version 3 cannot serve: ");
        assertThat(client.post("/v2/repository/models/lost/load", "{\"parameters\":{\"version\":2}}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "POST;/v2/repository/models/nobody/load;'';404",
                "POST;/v2/repository/models/nobody/unload;'';404",
                "GET;/v2/repository/models/nobody/load;'';405",
                "POST;/v2/repository/models/nobody/load;'[]';400",
                "POST;/v2/repository/models/nobody/load;'{\"parameters\":3}';400",
                "POST;/v2/repository/models/nobody/load;'{\"parameters\":{\"config\":\"{}\"}}';400",
                "POST;/v2/repository/models/nobody/load;'{\"parameters\":{\"version\":1.5}}';400",
                "POST;/v2/repository/models/nobody/unload;'{\"parameters\":{\"version\":\"1\"}}';400",
            })
    void whatIsRefusedSaysSoInTheProtocolsForm(String method, String path, String body, int status) {
        var reply = client.send(method, path, null, body.getBytes(StandardCharsets.UTF_8));

        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.json().fieldNames()).toIterable().containsExactly("error");
    }

    @ParameterizedTest
    @CsvSource({"load", "unload"})
    void thePageOfAnotherSiteMayNotAskForIt(String what) {
        serve("guarded");

        var answer = RawHttp.exchange(
                client.base(),
                "POST /v2/repository/models/guarded/" + what + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                        + "Origin: https://elsewhere.example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 403").contains("{\"error\":\"The page of another site");
        assertThat(version("/v2/models/guarded/infer")).isEqualTo("1");
    }
}
