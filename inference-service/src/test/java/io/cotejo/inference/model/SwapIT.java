package io.cotejo.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.inference.testing.ArtifactsResource;
import io.cotejo.inference.testing.Client;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(ArtifactsResource.class)
class SwapIT {
    private static final LinearModel FIRST = LinearModel.favouring(3);
    private static final LinearModel SECOND = LinearModel.favouring(5);
    private static final String REQUEST = Client.inferRequest(FIRST, 1, new byte[784]);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

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

    private String championOf(String model) {
        var reply = client.post("/v2/models/" + model + "/infer", REQUEST);
        return reply.status() == 200 ? reply.json().path("model_version").asText() : reply.text();
    }

    private void awaitChampion(String model, int version) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(championOf(model)).isEqualTo(Integer.toString(version)));
    }

    @Test
    void aSwapUnderLoadFailsNoRequest() throws Exception {
        service.registry().crown(service.exports().version("swapped", 1, FIRST));
        service.registry().register(service.exports().version("swapped", 2, SECOND));
        awaitChampion("swapped", 1);
        var stop = new AtomicBoolean();
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var callers = new ArrayList<Future<List<Integer>>>();
            for (int i = 0; i < 4; i++) {
                callers.add(threads.submit(() -> callUntil(stop)));
            }
            for (int swap = 0; swap < 10; swap++) {
                int version = 2 - swap % 2;
                service.registry().crown("swapped", version);
                awaitChampion("swapped", version);
            }
            stop.set(true);
            for (var caller : callers) {
                statuses.addAll(caller.get());
            }
        }
        assertThat(statuses).isNotEmpty().containsOnly(200);
    }

    private List<Integer> callUntil(AtomicBoolean stop) {
        var statuses = new ArrayList<Integer>();
        while (!stop.get()) {
            statuses.add(client.post("/v2/models/swapped/infer", REQUEST).status());
        }
        return statuses;
    }

    @Test
    void aCorruptFileLeavesTheOneBeforeServingUntilItIsRepaired() throws IOException {
        service.registry().crown(service.exports().version("corrupted", 1, FIRST));
        awaitChampion("corrupted", 1);
        var candidate = service.exports().version("corrupted", 2, SECOND);
        var file = service.store().path(candidate.export().onnx().uri());
        var whole = Files.readAllBytes(file);
        var broken = whole.clone();
        broken[broken.length / 2] ^= 1;
        Files.write(file, broken);

        service.registry().crown(candidate);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(client.post("/v2/repository/index", "").text())
                                .contains(
                                        "{\"name\":\"corrupted\",\"version\":\"2\",\"state\":\"UNAVAILABLE\",\"reason\":\"artifact ")
                                .contains("SHA-256"));
        assertThat(championOf("corrupted")).isEqualTo("1");
        assertThat(client.get("/q/metrics").text())
                .contains("cotejo_model_load_failures_total{fault=\"artifact\",model=\"corrupted\"}");
        assertThat(client.get("/v2/health/ready").status()).isEqualTo(200);

        Files.write(file, whole);
        awaitChampion("corrupted", 2);
    }

    @Test
    void wrongAnswersLeaveTheOneBeforeServing() {
        service.registry().crown(service.exports().version("wrong", 1, FIRST));
        awaitChampion("wrong", 1);

        service.registry().crown(service.exports().version("wrong", 2, SECOND, FIRST));

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(client.post("/v2/repository/index", "").text())
                                .contains("{\"name\":\"wrong\",\"version\":\"2\",\"state\":\"UNAVAILABLE\"")
                                .contains("differs from the training engine"));
        assertThat(championOf("wrong")).isEqualTo("1");
        var asked = client.post("/v2/models/wrong/versions/2/infer", REQUEST);
        assertThat(asked.status()).isEqualTo(503);
        assertThat(asked.json().path("error").asText()).contains("differs from the training engine");
        assertThat(client.get("/q/metrics").text())
                .contains("cotejo_model_load_failures_total{fault=\"parity\",model=\"wrong\"} 1");
    }

    @Test
    void aBrokerThatGoesAndComesBackIsFollowedAgain() {
        service.registry().crown(service.exports().version("patient", 1, FIRST));
        service.registry().register(service.exports().version("patient", 2, SECOND));
        awaitChampion("patient", 1);

        TestKafka.kill();
        try {
            assertThat(championOf("patient")).isEqualTo("1");
            assertThat(client.get("/v2/health/ready").status()).isEqualTo(200);
        } finally {
            TestKafka.restart();
        }
        service.registry().crown("patient", 2);

        awaitChampion("patient", 2);
    }
}
