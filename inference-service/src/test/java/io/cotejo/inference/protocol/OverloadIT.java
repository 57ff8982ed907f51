package io.cotejo.inference.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.inference.testing.ArtifactsResource;
import io.cotejo.inference.testing.Client;
import io.cotejo.inference.testing.Images;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.RawHttp;
import io.cotejo.inference.testing.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(ArtifactsResource.class)
@TestProfile(OverloadIT.TwoAtOnce.class)
class OverloadIT {
    private static final LinearModel MODEL = LinearModel.favouring(3);
    private static final int ROWS = 256;
    private static final String INFER = "/v2/models/busy/infer";

    private Service service;
    private Client client;

    /** A service that takes on two requests at once. */
    public static class TwoAtOnce implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("cotejo.inference.max-pending", "2", "cotejo.inference.max-body-memory", "32M");
        }
    }

    @BeforeEach
    void serve() {
        service = Service.underTest();
        client = service.client();
        service.serve("busy", MODEL);
    }

    @AfterEach
    void close() {
        service.close();
    }

    private static String large() {
        return Client.inferRequest(MODEL, ROWS, Images.random(MODEL.shape(), ROWS, 1));
    }

    private double counted(String outcome) {
        return client.meter("cotejo_inference_requests_total", "outcome=\"" + outcome + "\"");
    }

    private void awaitNothingPending() {
        await().atMost(Duration.ofSeconds(30)).until(() -> client.meter("cotejo_inference_pending_requests") == 0);
    }

    @Test
    void whoeverIsOneTooManyIsToldToComeAgain() {
        var body = large();
        double successes = counted("success");
        double refusals = counted("overloaded");
        try (var callers = Executors.newFixedThreadPool(16)) {
            var replies = IntStream.range(0, 64)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> client.post(INFER, body), callers))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(replies)
                    .extracting(Client.Reply::status)
                    .containsOnly(200, 429)
                    .contains(200, 429);
            var refused =
                    replies.stream().filter(reply -> reply.status() == 429).toList();
            assertThat(refused).allSatisfy(reply -> {
                assertThat(reply.response().headers().firstValue("Retry-After")).contains("1");
                assertThat(reply.json().path("error").asText()).contains("try again later");
                assertThat(reply.json()).hasSize(1);
            });
            assertThat(counted("overloaded") - refusals).isEqualTo(refused.size());
            assertThat(counted("success") - successes).isEqualTo(64 - refused.size());
        }
        awaitNothingPending();
    }

    @Test
    void whatWouldFillTheMemoryForBodiesIsToldToComeAgain() throws IOException {
        double refusals = counted("overloaded");
        try (var first = begun();
                var second = begun()) {
            var refused = await().atMost(Duration.ofSeconds(30))
                    .until(() -> client.post(INFER, large()), reply -> reply.status() == 429);

            assertThat(refused.response().headers().firstValue("Retry-After")).contains("1");
            assertThat(refused.json().path("error").asText()).contains("cotejo.inference.max-body-memory");
            assertThat(counted("overloaded")).isEqualTo(refusals + 1);
            assertThat(client.post(INFER, Client.inferRequest(MODEL, 1, new byte[784]))
                            .status())
                    .as("a short body takes no part in it")
                    .isEqualTo(200);
            assertThat(List.of(first, second)).noneMatch(Socket::isClosed);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> client.post(INFER, large()).status() == 200);
    }

    /** A connection that sends almost all of the largest body, and then nothing more. */
    private Socket begun() throws IOException {
        int size = 16 * 1024 * 1024;
        var socket = new Socket(client.base().getHost(), client.base().getPort());
        var head = "POST " + INFER + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + size + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(new byte[size - 1]);
        return socket;
    }

    @Test
    void whatIsTooLateIsNotComputed() {
        var image = Images.random(MODEL.shape(), 1, 1);
        var request = Client.inferRequest(MODEL, 1, image);
        double executions = executions();

        var late = client.post(INFER, request.replaceFirst("\\{", "{\"parameters\":{\"timeout\":1},"));
        assertThat(late.status()).as(late.text()).isEqualTo(504);
        assertThat(late.json().path("error").asText()).contains("timeout of 1 µs");
        assertThat(executions()).isEqualTo(executions);
        assertThat(counted("expired")).isEqualTo(1);

        var inTime = client.post(INFER, request.replaceFirst("\\{", "{\"parameters\":{\"timeout\":60000000},"));
        assertThat(inTime.status()).as(inTime.text()).isEqualTo(200);
        assertThat(executions()).isEqualTo(executions + 1);
        awaitNothingPending();
    }

    private double executions() {
        return client.meter("cotejo_inference_executions_total");
    }

    @Test
    void clientsThatHaveGoneLeaveNothingBehind() {
        var body = large();
        var request = "POST " + INFER + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;

        double dealtWith = counted("success") + counted("cancelled");
        IntStream.range(0, 20).forEach(_ -> RawHttp.abandon(client.base(), request));
        IntStream.range(0, 20).forEach(_ -> RawHttp.abandon(client.base(), request.substring(0, request.length() / 2)));

        await().atMost(Duration.ofSeconds(30)).until(() -> counted("success") + counted("cancelled") > dealtWith);
        awaitNothingPending();
        assertThat(client.post(INFER, body).status()).isEqualTo(200);
    }
}
