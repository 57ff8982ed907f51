package io.cotejo.inference.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.inference.testing.ArtifactsResource;
import io.cotejo.inference.testing.Client;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.RawHttp;
import io.cotejo.inference.testing.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(ArtifactsResource.class)
class FuzzIT {
    private static final LinearModel MODEL = LinearModel.favouring(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CASES = 2_000;
    private static final int THREADS = 16;

    private Service service;

    @BeforeEach
    void open() {
        service = Service.underTest();
        for (var model : List.of("fuzzed", "fuzzed" + ValidRequests.SPARE)) {
            service.registry().crown(service.exports().version(model, 1, MODEL));
            await().atMost(PATIENCE)
                    .until(() -> service.client()
                                    .get("/v2/models/" + model + "/ready")
                                    .status()
                            == 200);
        }
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void whateverIsSentTheAnswerIsTheProtocolsAndTheServiceGoesOn() throws InterruptedException {
        var fuzzer = new Fuzzer(service.client().base(), "fuzzed");
        var log = new Thrown();
        Logger.getLogger("").addHandler(log);

        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            LongStream.range(0, CASES).forEach(seed -> threads.execute(() -> fuzzer.run(seed)));
        }

        Logger.getLogger("").removeHandler(log);
        assertThat(log.seen).isEmpty();
        assertThat(fuzzer.violations()).isEmpty();
        assertThat(fuzzer.statuses()).containsKeys(200, 400, 404);
        var request = Client.inferRequest(MODEL, 1, new byte[784]);
        assertThat(service.client().post("/v2/models/fuzzed/infer", request).status())
                .isEqualTo(200);
    }

    /** The stacks that the layers of HTTP log. */
    private static final class Thrown extends Handler {
        private static final List<String> LAYERS =
                List.of("io.netty", "io.vertx", "io.quarkus", "io.cotejo.inference.protocol");

        final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord logged) {
            var logger = String.valueOf(logged.getLoggerName());
            if (logged.getThrown() != null && LAYERS.stream().anyMatch(logger::startsWith)) {
                seen.add(logger + ": " + logged.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void whatTheFuzzerChangesIsAnsweredWith200BeforeItIsChanged() {
        for (var valid : ValidRequests.about("fuzzed")) {
            var request = valid.copy();
            request.headers.add("Connection: close");
            var sent = new String(request.bytes(), StandardCharsets.ISO_8859_1);

            assertThat(RawHttp.exchangeBytes(service.client().base(), sent))
                    .as(request.method + " " + request.path)
                    .startsWith("HTTP/1.1 200 ");
        }
    }
}
