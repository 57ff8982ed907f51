package io.cotejo.inference.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.inference.testing.ArtifactsResource;
import io.cotejo.inference.testing.Client;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Canary and shadow as the registry sets them, over Kafka. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(ArtifactsResource.class)
class TrafficIT {
    private static final LinearModel CHAMPION = LinearModel.favouring(3);
    private static final LinearModel CHALLENGER = LinearModel.favouring(5);
    private static final String BLANK = Client.inferRequest(CHAMPION, 3, new byte[3 * 784]);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> KEYS =
            IntStream.range(0, 200).mapToObj(i -> "customer-" + i).toList();

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

    /** Version 1 is champion, version 2 challenger. */
    private void serve(String model) {
        service.serve(model, CHAMPION, CHALLENGER);
    }

    private String answerer(String model, String key) {
        var reply = client.post("/v2/models/" + model + "/infer", BLANK, key);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json().path("model_version").asText();
    }

    private List<String> atTheChallenger(String model) {
        return KEYS.stream().filter(key -> answerer(model, key).equals("2")).toList();
    }

    private static List<String> expected(String model, double share) {
        return KEYS.stream().filter(key -> RoutingKey.place(model, key) < share).toList();
    }

    private double compared(String model, String outcome) {
        return client.meter(
                "cotejo_inference_shadow_comparisons_total", "model=\"" + model + "\"", "outcome=\"" + outcome + "\"");
    }

    @Test
    void theChallengerAnswersItsShareOfTheKeysAndEachKeyStays() {
        serve("canaried");
        service.registry().traffic("canaried", 0.2, 0);

        var few = expected("canaried", 0.2);
        assertThat(few).hasSizeBetween(20, 60);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(answerer("canaried", few.getFirst())).isEqualTo("2"));
        assertThat(atTheChallenger("canaried")).isEqualTo(few);

        service.registry().traffic("canaried", 0.6, 0);
        var more = expected("canaried", 0.6);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(atTheChallenger("canaried")).isEqualTo(more).containsAll(few));

        service.registry().traffic("canaried", 0, 0);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(atTheChallenger("canaried")).isEmpty());
    }

    @Test
    void whoeverNamesAVersionGetsIt() {
        serve("named");
        service.registry().traffic("named", 1, 1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(answerer("named", "anybody")).isEqualTo("2"));

        for (var version : List.of("1", "champion")) {
            var reply = client.post("/v2/models/named/versions/" + version + "/infer", BLANK);
            assertThat(reply.json().path("model_version").asText()).isEqualTo("1");
        }
        assertThat(client.get("/q/metrics").text())
                .contains("cotejo_inference_requests_total{model=\"named\",outcome=\"success\",version=\"2\"}")
                .doesNotContain("cotejo_inference_shadow_comparisons_total{model=\"named\"");
    }

    @Test
    void whatTheChampionAnswersIsComparedWithTheChallenger() {
        serve("shadowed");
        service.registry().traffic("shadowed", 0, 1);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(answerer("shadowed", "anybody")).isEqualTo("1");
            assertThat(compared("shadowed", "disagreed")).isPositive();
        });
        double before = compared("shadowed", "disagreed");

        for (int i = 0; i < 20; i++) {
            assertThat(answerer("shadowed", "anybody")).isEqualTo("1");
        }

        // on a blank image the one always says 3, and the other 5
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(compared("shadowed", "disagreed")).isEqualTo(before + 20 * 3));
        assertThat(compared("shadowed", "agreed")).isZero();
    }

    @Test
    void aChallengerThatIsTakenAwayLeavesAllToTheChampion() {
        serve("deserted");
        service.registry().traffic("deserted", 1, 0);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(answerer("deserted", "anybody")).isEqualTo("2"));

        service.registry().move("deserted", "challenger", null);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(answerer("deserted", "anybody")).isEqualTo("1"));
    }
}
