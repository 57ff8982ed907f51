package io.cotejo.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cotejo.embedded.Ports;
import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.inference.testing.Client;
import io.cotejo.inference.testing.Images;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    private final int port = Ports.free();
    private Service service;
    private Process process;

    @BeforeEach
    void start() throws IOException {
        service = Service.at(URI.create("http://127.0.0.1:" + port), folder.resolve("artifacts"), prefix);
        process = launch(TestKafka.bootstrapServers());
    }

    @AfterEach
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        service.close();
    }

    private Process launch(String kafka) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar").toString());
        builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", kafka);
        builder.environment()
                .put("COTEJO_ARTIFACTS", folder.resolve("artifacts").toString());
        builder.environment().put("COTEJO_TOPIC_PREFIX", prefix);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("service.log").toFile()));
        return builder.start();
    }

    private String answer() {
        var reply = service.client().post("/v2/models/lasting/infer", REQUEST);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.text();
    }

    private void awaitReady() {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(
                                service.client().get("/v2/models/lasting/ready").status())
                        .isEqualTo(200));
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("service.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void afterSigkillItAnswersTheSameWithoutAHandOnIt() throws Exception {
        service.registry().crown(service.exports().version("lasting", 1, MODEL));
        awaitReady();
        var before = answer();

        process.destroyForcibly().waitFor();
        process = launch(TestKafka.bootstrapServers());
        awaitReady();

        assertThat(answer()).isEqualTo(before);
        assertThat(service.client().get("/v2/health/ready").status()).isEqualTo(200);
    }

    @Test
    void onSigtermItFinishesWhatItAcceptedAndEndsInGoodOrder() throws Exception {
        service.registry().crown(service.exports().version("lasting", 1, MODEL));
        awaitReady();
        var callers = CompletableFuture.supplyAsync(this::callUntilItIsGone);
        await().atMost(PATIENCE)
                .until(() -> service.client().get("/q/metrics").text().contains("outcome=\"success\""));

        process.destroy();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(log()).isTrue();
        assertThat(process.exitValue()).as(log()).isZero();
        assertThat(callers.get(60, TimeUnit.SECONDS)).as(log()).containsOnly(200, 503);
        // a connection that comes while the server closes is a warning of Netty's, with a stack trace
        assertThat(log()).doesNotContain("ERROR", "SIGSEGV");
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
    void itStartsWithoutKafkaAndFollowsItLater() throws Exception {
        service.registry().crown(service.exports().version("lasting", 1, MODEL));
        process.destroyForcibly().waitFor();
        TestKafka.kill();
        try {
            process = launch(TestKafka.bootstrapServers());
            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
                assertThat(service.client().get("/v2/health/live").status()).isEqualTo(200);
                assertThat(service.client().get("/v2/health/ready").status()).isEqualTo(503);
            });
        } finally {
            TestKafka.restart();
        }

        awaitReady();
        assertThat(answer()).contains("\"model_version\":\"1\"");
    }
}
