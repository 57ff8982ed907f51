package io.cotejo.metrics.webhook;

import static io.cotejo.metrics.fixture.Exports.export;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cotejo.events.EventJson;
import io.cotejo.events.ModelVersion;
import io.cotejo.metrics.database.Schema;
import io.cotejo.metrics.database.Statements;
import io.cotejo.metrics.fixture.States;
import io.cotejo.metrics.fixture.Tables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookIT {
    private static final String SECRET = "0123456789abcdef";
    private static final Instant REGISTERED = Instant.parse("2026-11-01T10:06:00Z");

    private final Tables tables = Tables.fresh();
    private final Deliveries deliveries = new Deliveries(tables.database());
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final Webhook webhook;
    private final Announcements announcements;
    private volatile int failures;

    WebhookIT() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook?token=t");
        webhook = new Webhook("ci", url, SECRET, Set.of(Occasion.VERSION_REGISTERED));
        announcements = new Announcements(new Webhooks(List.of(webhook)));
    }

    private record Received(String delivery, String event, String timestamp, String signature, String body) {}

    @BeforeEach
    void open() {
        new Schema(tables.source()).migrate();
        server.createContext("/hook", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        received.add(new Received(
                headers.getFirst("Cotejo-Delivery"),
                headers.getFirst("Cotejo-Event"),
                headers.getFirst("Cotejo-Timestamp"),
                headers.getFirst("Cotejo-Signature"),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        exchange.sendResponseHeaders(received.size() <= failures ? 500 : 204, -1);
        exchange.close();
    }

    @Test
    void whatFailsTwiceIsHeardTheThirdTimeAndIsSignedEachTime() throws InterruptedException {
        failures = 2;
        announce(1);
        var courier = courier(Clock.systemUTC());
        var thread = Thread.ofVirtual().start(courier);

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(deliveries.state("ci").deliveredAt()).isNotNull());
        courier.stop();
        thread.join();

        assertThat(received).hasSize(3).allSatisfy(each -> {
            assertThat(each.event()).isEqualTo("version-registered");
            assertThat(each.signature()).isEqualTo("sha256=" + hmac(each.timestamp() + "." + each.body()));
            assertThat(EventJson.mapper()
                            .readTree(each.body())
                            .at("/data/version")
                            .intValue())
                    .isEqualTo(1);
        });
        assertThat(received)
                .extracting(Received::delivery)
                .containsOnly(received.getFirst().delivery());
        var state = deliveries.state("ci");
        assertThat(state.pending()).isZero();
        assertThat(state.failure()).isEqualTo("answered 500");
        assertThat(state.givenUp()).isZero();
    }

    @Test
    void aDecisionThatIsNotMadeIsNotTold() {
        var version = version(1);
        try {
            tables.database().transact(connection -> {
                announcements.add(connection, Occasion.VERSION_REGISTERED, version);
                throw new IllegalStateException("as if");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("as if");
        }

        assertThat(courier(Clock.systemUTC()).deliverNext()).isFalse();
    }

    @Test
    void whatNobodyAsksForIsNotTold() {
        var version = version(1);
        tables.database().transact(connection -> announcements.add(connection, Occasion.ALIAS_MOVED, version));

        assertThat(deliveries.state("ci").pending()).isZero();
    }

    @Test
    void whatIsNeverHeardIsGivenUpAfterTheLastAttempt() {
        failures = Integer.MAX_VALUE;
        announce(1);
        var now = Instant.now();

        for (int attempt = 1; attempt <= Backoff.ATTEMPTS; attempt++) {
            now = now.plus(Duration.ofHours(1));
            assertThat(courier(Clock.fixed(now, ZoneOffset.UTC)).deliverNext()).isTrue();
        }

        assertThat(received).hasSize(Backoff.ATTEMPTS);
        assertThat(deliveries.state("ci").pending()).isZero();
        assertThat(deliveries.state("ci").givenUp()).isEqualTo(1);
    }

    @Test
    void twoInstancesDeliverEachOnce() throws InterruptedException {
        for (int number = 1; number <= 40; number++) {
            announce(number);
        }
        var one = courier(Clock.systemUTC());
        var other = courier(Clock.systemUTC());
        var threads = List.of(Thread.ofVirtual().start(one), Thread.ofVirtual().start(other));

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(deliveries.state("ci").pending()).isZero());
        one.stop();
        other.stop();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(received)
                .extracting(Received::delivery)
                .doesNotHaveDuplicates()
                .hasSize(40);
    }

    @Test
    void whatIsTooMuchIsDropped() {
        tables.database()
                .transact(connection -> Statements.update(
                        connection,
                        "INSERT INTO webhook_deliveries (webhook, occasion, event_id, body, next_at)"
                                + " SELECT 'ci', 'alias-moved', n::text, '{}', now() FROM generate_series(1, ?) n",
                        Announcements.MOST_PENDING));

        announce(1);

        assertThat(deliveries.state("ci").pending()).isEqualTo(Announcements.MOST_PENDING);
        assertThat(deliveries.state("ci").givenUp()).isEqualTo(1);
    }

    @Test
    void whatWaitsAlreadyIsNotCountedAsDropped() {
        announce(1);
        announce(1);

        assertThat(deliveries.state("ci").pending()).isEqualTo(1);
        assertThat(deliveries.state("ci").givenUp()).isZero();
    }

    @Test
    void oneThatCannotBeSentHasFailedWithAShortPlainReasonAndHoldsUpNoOther() {
        put("ci", "no\nheader" + "x".repeat(10_000));
        announce(1);
        var courier = courier(Clock.systemUTC());

        assertThat(courier.deliverNext()).isTrue();
        assertThat(courier.deliverNext()).isTrue();

        assertThat(received).hasSize(1);
        assertThat(deliveries.state("ci").pending()).isEqualTo(1);
        assertThat(deliveries.state("ci").failure())
                .startsWith("cannot be sent")
                .doesNotContain("\n")
                .hasSizeLessThanOrEqualTo(500);
    }

    @Test
    void whatWaitsForAWebhookThatIsNoLongerThereIsDroppedAfterADay() {
        put("gone", "alias-moved");
        put("ci", "alias-moved");

        new Leftovers(new Webhooks(List.of(webhook)), deliveries, Clock.systemUTC()).run();
        assertThat(deliveries.state("gone").pending()).isEqualTo(1);
        var later = Clock.offset(Clock.systemUTC(), Duration.ofDays(2));
        new Leftovers(new Webhooks(List.of(webhook)), deliveries, later).run();

        assertThat(deliveries.state("gone").pending()).isZero();
        assertThat(deliveries.state("ci").pending()).isEqualTo(1);
    }

    private void put(String receiver, String occasion) {
        tables.database()
                .transact(connection -> Statements.update(
                        connection,
                        "INSERT INTO webhook_deliveries (webhook, occasion, event_id, body, next_at)"
                                + " VALUES (?, ?, 'put', '{}', now() - interval '1 minute')",
                        receiver,
                        occasion));
    }

    private void announce(int number) {
        var version = version(number);
        tables.database().transact(connection -> announcements.add(connection, Occasion.VERSION_REGISTERED, version));
    }

    private static ModelVersion version(int number) {
        return new ModelVersion(
                "m",
                number,
                REGISTERED,
                export("m", States.of("webhooks", "a").run()).build());
    }

    private Courier courier(Clock clock) {
        return new Courier(webhook, deliveries, new Post(clock), clock);
    }

    private static String hmac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
