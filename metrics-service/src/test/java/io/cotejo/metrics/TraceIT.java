package io.cotejo.metrics;

import static io.cotejo.metrics.fixture.Exports.export;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.embedded.junit.PostgreSqlResource;
import io.cotejo.events.Topic;
import io.cotejo.events.trace.Spans;
import io.cotejo.events.trace.TraceContext;
import io.cotejo.metrics.fixture.States;
import io.cotejo.metrics.fixture.Tables;
import io.cotejo.metrics.fixture.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the registry's records carry where no spans are exported. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = PostgreSqlResource.class, initArgs = @ResourceArg(name = "fresh", value = "true"))
@SuppressWarnings("NullAway.Init") // injected
class TraceIT {
    private static final TraceContext GIVEN =
            new TraceContext("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", 1);
    private static final TraceContext OTHER =
            new TraceContext("1af7651916cd43dd8448eb211c80319c", "c7ad6b7169203331", 0);

    private final States first = States.of("e" + UUID.randomUUID(), "first");
    private final States second = States.of("e" + UUID.randomUUID(), "second");

    @Inject
    TopicsConfig config;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    private Topics topics;
    private Tables tables;

    @BeforeEach
    void open() {
        topics = Topics.of(config.topicPrefix());
        tables = Tables.at(database);
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void aVersionItsAliasAndItsLedgerEntryStayInTheTraceOfTheExport() {
        try (var _ = Spans.enter(GIVEN)) {
            topics.send(export(first.model(), first.run()).build());
        }
        tables.awaitAll(topics);

        assertThat(traces(Topic.VERSIONS, first.model())).containsExactly(GIVEN.traceId());
        assertThat(traces(Topic.ALIASES, first.model())).containsExactly(GIVEN.traceId());
        assertThat(traces(Topic.LEDGER, first.model())).containsExactly(GIVEN.traceId());
    }

    @Test
    void anExportWithoutATraceIsRegisteredInTheRunsOwn() {
        topics.send(export(second.model(), second.run()).build());
        tables.awaitAll(topics);

        assertThat(traces(Topic.ALIASES, second.model()))
                .containsExactly(TraceContext.of(second.run()).traceId());
    }

    @Test
    void aPersonsMoveBelongsToTheTraceOfTheRequest() {
        topics.send(export(first.model(), first.run()).test(0.9, 0.1).build());
        topics.send(export(first.model(), second.run()).test(0.5, 2).build());
        tables.awaitAll(topics);

        given().contentType(ContentType.JSON)
                .header("traceparent", OTHER.traceparent())
                .body("{\"version\":2,\"reason\":\"smaller\",\"by\":\"Ada\"}")
                .post("/api/v1/models/" + first.model() + "/promote")
                .then()
                .statusCode(200);
        tables.awaitAll(topics);

        assertThat(traces(Topic.ALIASES, first.model()))
                .containsExactly(TraceContext.of(first.run()).traceId(), OTHER.traceId());
        assertThat(traces(Topic.LEDGER, first.model())).last().isEqualTo(OTHER.traceId());
    }

    private List<String> traces(Topic topic, String model) {
        return topics.read(topic.name(topics.prefix())).stream()
                .filter(record -> record.key().equals(model) || record.key().startsWith(model + "/"))
                .map(record -> TraceContext.of(record.headers())
                        .map(TraceContext::traceId)
                        .orElse("none"))
                .toList();
    }
}
