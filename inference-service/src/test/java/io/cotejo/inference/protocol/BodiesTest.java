package io.cotejo.inference.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // made before each test
class BodiesTest {
    private static final int LARGEST = 200_000;
    private static final int MOST = 300_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Answer DONE = Answer.ok(Map.of());

    private final Bodies bodies = new Bodies(LARGEST, MOST);
    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<RoutingContext> unanswered = new LinkedBlockingQueue<>();
    private HttpServer server;

    @BeforeEach
    void listen() {
        var router = Router.router(vertx);
        router.route()
                .handler(context -> bodies.read(context)
                        .onSuccess(_ -> unanswered.add(context))
                        .onFailure(cause -> Endpoints.send(context, ((RefusedException) cause).answer())));
        server = LocalServer.of(vertx, router);
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Socket connected() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
    }

    private Socket announced(int size) throws IOException {
        return sent(connected(), "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + size + "\r\n\r\n");
    }

    private static Socket sent(Socket socket, String text) throws IOException {
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String chunk(int size) {
        return Integer.toHexString(size) + "\r\n" + "x".repeat(size) + "\r\n";
    }

    private void awaitHeld(long bytes) {
        await().atMost(PATIENCE).until(() -> bodies.held() == bytes);
    }

    private static void assertAnswered(Socket socket, String... parts) throws IOException {
        var answer = new String(socket.getInputStream().readNBytes(150), StandardCharsets.UTF_8);
        assertThat(answer).contains(parts);
    }

    private void answerNext() throws InterruptedException {
        var context = unanswered.take();
        context.vertx().runOnContext(_ -> Endpoints.send(context, DONE));
    }

    @Test
    void aBodyIsCountedAsItComesUntilItIsAnswered() throws Exception {
        try (var socket = announced(LARGEST)) {
            sent(socket, "x".repeat(150_000));
            awaitHeld(150_000);
            sent(socket, "x".repeat(50_000));
            awaitHeld(200_000);

            answerNext();

            awaitHeld(0);
            var answer = new String(socket.getInputStream().readNBytes(15), StandardCharsets.UTF_8);
            assertThat(answer).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void aShortBodyIsNot() throws Exception {
        try (var _ = sent(announced(Bodies.SHORT), "x".repeat(Bodies.SHORT))) {
            assertThat(unanswered.take()).isNotNull();
            assertThat(bodies.held()).isZero();
        }
    }

    @Test
    void whatIsOnlyAnnouncedTakesNoRoom() throws Exception {
        try (var _ = announced(LARGEST);
                var _ = announced(LARGEST);
                var _ = sent(announced(LARGEST), "x".repeat(LARGEST))) {
            assertThat(unanswered.take()).isNotNull();
            assertThat(bodies.held()).isEqualTo(LARGEST);
        }
    }

    @Test
    void whatHasNoRoomIsRefusedAtItsAnnouncement() throws Exception {
        try (var _ = sent(announced(LARGEST), "x".repeat(LARGEST));
                var late = announceWhenHeld()) {
            assertAnswered(late, "HTTP/1.1 429 ", "Retry-After: 1\r\n");
            assertThat(bodies.held()).isEqualTo(LARGEST);
        }
    }

    private Socket announceWhenHeld() throws IOException {
        awaitHeld(LARGEST);
        return announced(LARGEST);
    }

    @Test
    void whatAnnouncesNothingIsRefusedOnceItHasNoRoomAndGivesBackWhatItHad() throws Exception {
        var head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
        try (var _ = sent(announced(LARGEST), "x".repeat(LARGEST));
                var late = connected()) {
            awaitHeld(LARGEST);
            sent(late, head + chunk(90_000));
            awaitHeld(LARGEST + 90_000);

            sent(late, chunk(90_000));

            assertAnswered(late, "HTTP/1.1 429 ", "Retry-After: 1\r\n");
            awaitHeld(LARGEST);
        }
    }

    @Test
    void aClientThatGoesGivesItsRoomBack() throws Exception {
        try (var _ = sent(announced(LARGEST), "x".repeat(150_000))) {
            awaitHeld(150_000);
        }
        awaitHeld(0);

        try (var _ = sent(announced(LARGEST), "x".repeat(LARGEST))) {
            assertThat(unanswered.take()).isNotNull();
        }
        awaitHeld(0);
    }

    @Test
    void thereMustBeRoomForTheLargest() {
        assertThatThrownBy(() -> new Bodies(LARGEST, LARGEST - 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cotejo.inference.max-body-memory must be at least cotejo.inference.max-body-size,"
                        + " which is 200000 bytes, was 199999");
    }
}
