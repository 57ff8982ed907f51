package io.cotejo.inference.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.inference.model.Lease;
import io.cotejo.inference.testing.ArtifactsResource;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.RawHttp;
import io.cotejo.inference.testing.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(ArtifactsResource.class)
@SuppressWarnings("NullAway.Init") // injected, or made before each test
class BriefPredictionIT {
    private static final LinearModel MODEL = LinearModel.favouring(6);

    private final String model = "refused-" + UUID.randomUUID();
    private final List<String> reads = new CopyOnWriteArrayList<>();
    private Service service;
    private HttpServer server;

    @Inject
    Vertx vertx;

    @Inject
    Endpoints endpoints;

    @BeforeEach
    void serve() {
        service = Service.underTest();
        service.registry().register(service.exports().version(model, 1, MODEL));
        service.registry().crown(service.exports().version(model, 2, MODEL));
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        service.client().get("/v2/models/" + model + "/ready").status() == 200);
    }

    @AfterEach
    void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
        service.close();
    }

    /** Refuses every request, and notes by which version it was read, and on which kind of thread. */
    private final class Refusing implements PredictionEndpoint {
        private final Optional<String> named;

        Refusing(Optional<String> named) {
            this.named = named;
        }

        @Override
        public Optional<String> version(Call call) {
            return named;
        }

        @Override
        public Question read(Call call, Lease lease) {
            reads.add(lease.version().version() + (Context.isOnEventLoopThread() ? " on its loop" : " on a worker"));
            throw RefusedException.badRequest("never right");
        }
    }

    private String ask(Optional<String> version) {
        var router = Router.router(vertx);
        router.post("/:model").handler(endpoints.briefPrediction(new Refusing(version)));
        server = LocalServer.of(vertx, router);
        return RawHttp.exchange(
                URI.create("http://127.0.0.1:" + server.actualPort()),
                "POST /" + model + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");
    }

    private int failed(int version) {
        return service.client()
                .get("/v2/models/" + model + "/versions/" + version + "/stats")
                .json()
                .at("/model_stats/0/inference_stats/fail/count")
                .asInt();
    }

    private boolean counted(int version) {
        return service.client()
                .get("/q/metrics")
                .text()
                .contains("cotejo_inference_requests_total{model=\"" + model + "\",outcome=\"rejected\",version=\""
                        + version + "\"} 1.0");
    }

    @Test
    void aWrongRequestIsReadOnceAndRefusedAtOnce() {
        assertThat(ask(Optional.empty())).startsWith("HTTP/1.1 400 ").endsWith("{\"error\":\"never right\"}");

        assertThat(reads).containsExactly("2 on its loop");
        assertThat(failed(2)).isEqualTo(1);
        assertThat(counted(2)).isTrue();
    }

    @Test
    void oneThatNamesAnotherVersionIsRefusedByThatOne() {
        assertThat(ask(Optional.of("1"))).startsWith("HTTP/1.1 400 ").endsWith("{\"error\":\"never right\"}");

        assertThat(reads).containsExactly("2 on its loop", "1 on a worker");
        assertThat(failed(1)).isEqualTo(1);
        assertThat(failed(2)).isZero();
        assertThat(counted(1)).isTrue();
    }
}
