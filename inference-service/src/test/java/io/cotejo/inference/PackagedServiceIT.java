package io.cotejo.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.inference.testing.Client;
import io.cotejo.inference.testing.Images;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.PackagedService;
import io.cotejo.inference.testing.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as it is shipped, in a process of its own. */
class PackagedServiceIT {
    private static final LinearModel MODEL = LinearModel.favouring(3);
    private static final String REQUEST = Client.inferRequest(MODEL, 1, Images.random(MODEL.shape(), 1, 4));
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final String prefix = "t" + UUID.randomUUID() + ".";
    private PackagedService process;
    private Service service;

    @BeforeEach
    void start() {
        process = PackagedService.start(folder, "service", prefix, Map.of());
        service = Service.at(process.client().base(), folder.resolve("artifacts"), prefix);
    }

    @AfterEach
    void kill() {
        process.close();
        service.close();
    }

    private String answer() {
        var reply = service.client().post("/v2/models/lasting/infer", REQUEST);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.text();
    }

    @Test
    void afterSigkillItAnswersTheSameWithoutAHandOnIt() {
        service.registry().crown(service.exports().version("lasting", 1, MODEL));
        service.awaitReady("lasting");
        var before = answer();

        process.kill();
        process.restart();
        service.awaitReady("lasting");

        assertThat(answer()).isEqualTo(before);
        assertThat(service.client().get("/v2/health/ready").status()).isEqualTo(200);
    }

    @Test
    void onSigtermItFinishesWhatItAcceptedAndEndsInGoodOrder() throws Exception {
        service.registry().crown(service.exports().version("lasting", 1, MODEL));
        service.awaitReady("lasting");
        var callers = CompletableFuture.supplyAsync(this::callUntilItIsGone);
        await().atMost(PATIENCE)
                .until(() -> service.client().get("/q/metrics").text().contains("outcome=\"success\""));

        process.end();

        assertThat(process.awaitExit()).as(process.log()).isZero();
        assertThat(callers.get(60, TimeUnit.SECONDS)).as(process.log()).containsOnly(200, 503);
        // a connection that comes while the server closes is a warning of Netty's, with a stack trace
        assertThat(process.log()).doesNotContain("ERROR", "SIGSEGV");
    }

    /** Statuses until the connection is refused; shutting down is said with 503. */
    private List<Integer> callUntilItIsGone() {
        var statuses = new ArrayList<Integer>();
        statuses.add(503);
        try {
            while (true) {
                statuses.add(service.client()
                        .post("/v2/models/lasting/infer", REQUEST)
                        .status());
            }
        } catch (AssertionError e) {
            return statuses;
        }
    }

    @Test
    void itStartsWithoutKafkaAndFollowsItLater() {
        service.registry().crown(service.exports().version("lasting", 1, MODEL));
        process.kill();
        TestKafka.kill();
        try {
            process.restart();
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(service.client().get("/v2/health/live").status()).isEqualTo(200);
                assertThat(service.client().get("/v2/health/ready").status()).isEqualTo(503);
            });
        } finally {
            TestKafka.restart();
        }

        service.awaitReady("lasting");
        assertThat(answer()).contains("\"model_version\":\"1\"");
    }
}
