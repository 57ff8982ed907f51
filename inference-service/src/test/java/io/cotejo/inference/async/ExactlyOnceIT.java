package io.cotejo.inference.async;

import static io.cotejo.inference.async.Requests.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.inference.testing.Images;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.PackagedService;
import io.cotejo.inference.testing.Service;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances in processes of their own, which share requests, die and end. */
class ExactlyOnceIT {
    private static final LinearModel MODEL = LinearModel.favouring(3);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Map<String, String> SMALL_STEPS = Map.of("COTEJO_INFERENCE_ASYNC_MAX_POLL_RECORDS", "10");

    @TempDir
    Path folder;

    private final String prefix = "t" + UUID.randomUUID() + ".";
    private Service world;
    private Requests requests;
    private PackagedService one;
    private PackagedService other;

    @BeforeEach
    void start() {
        world = Service.at(URI.create("http://127.0.0.1"), folder.resolve("artifacts"), prefix);
        world.registry().crown(world.exports().version("lasting", 1, MODEL));
        requests = new Requests(prefix);
        one = PackagedService.start(folder, "one", prefix, SMALL_STEPS);
        other = PackagedService.start(folder, "other", prefix, SMALL_STEPS);
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        requests.close();
        world.close();
    }

    /** Sends requests whose keys are their numbers, in several bunches. */
    private void send(int from, int to) {
        for (int first = from; first < to; first += 50) {
            requests.sendAll(IntStream.range(first, Math.min(to, first + 50))
                    .mapToObj(i -> requests.request(
                            Integer.toString(i).getBytes(UTF_8),
                            Images.random(MODEL.shape(), 1, i),
                            "model=lasting",
                            "Inference-Header-Content-Length=0"))
                    .toList());
        }
    }

    private static double answered(PackagedService service) {
        return service.client().meter("cotejo_inference_async_records_total", "outcome=\"answered\"");
    }

    /** Sends until both have answered some; how many were sent. */
    private int awaitSharing() {
        int sent = 0;
        while (sent == 0 || !shared()) {
            send(sent, sent + 50);
            sent += 50;
            requests.await(sent);
        }
        return sent;
    }

    private boolean shared() {
        try {
            return answered(one) > 0 && answered(other) > 0;
        } catch (AssertionError e) {
            return false; // one is not up yet
        }
    }

    private void assertEachAnsweredOnce(int count) {
        var answers = requests.await(count);
        assertThat(requests.late()).hasSize(answers.size());
        var byKey = new HashMap<String, ConsumerRecord<byte[], byte[]>>();
        for (var answer : answers) {
            assertThat(header(answer.headers(), "model")).isEqualTo("lasting");
            assertThat(byKey.put(new String(answer.key(), UTF_8), answer))
                    .as("request " + new String(answer.key(), UTF_8))
                    .isNull();
        }
        assertThat(byKey).hasSize(count);
    }

    @Test
    void anInstanceKilledInTheMiddleLosesAndRepeatsNothing() {
        int before = awaitSharing();
        var sending = CompletableFuture.runAsync(() -> send(before, before + 2000));
        double done = answered(one);
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> answered(one) > done + 50);

        one.kill();

        sending.join();
        assertEachAnsweredOnce(before + 2000);
    }

    @Test
    void anInstanceToldToEndLeavesTheRestToTheOther() {
        int before = awaitSharing();
        var sending = CompletableFuture.runAsync(() -> send(before, before + 500));

        one.end();

        assertThat(one.awaitExit()).as(one.log()).isZero();
        assertThat(one.log()).doesNotContain("ERROR");
        sending.join();
        assertEachAnsweredOnce(before + 500);
    }

    @Test
    void whileKafkaIsAwayNothingIsLost() {
        int before = awaitSharing();
        TestKafka.kill();
        try {
            assertThat(one.client().get("/q/health/live").status()).isEqualTo(200);
        } finally {
            TestKafka.restart();
        }

        send(before, before + 200);

        assertEachAnsweredOnce(before + 200);
    }
}
