package io.cotejo.metrics;

import static io.cotejo.metrics.fixture.Epochs.epoch;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.embedded.junit.PostgreSqlResource;
import io.cotejo.metrics.fixture.States;
import io.cotejo.metrics.fixture.Tables;
import io.cotejo.metrics.fixture.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = PostgreSqlResource.class, initArgs = @ResourceArg(name = "fresh", value = "true"))
@SuppressWarnings("NullAway.Init") // injected
class StreamIT {
    private final String experiment = "s" + UUID.randomUUID();
    private final States run = States.of(experiment, "<script>alert(1)</script>");

    @Inject
    TopicsConfig config;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    @TestHTTPResource("/api/v1/stream")
    URI stream;

    private Topics topics;
    private Tables tables;
    private HttpClient client;

    @BeforeEach
    void open() {
        topics = Topics.of(config.topicPrefix());
        tables = Tables.at(database);
        client = HttpClient.newHttpClient();
        tables.awaitAll(topics);
    }

    @AfterEach
    void close() {
        client.shutdownNow();
        topics.close();
    }

    @Test
    void aBrowserHearsWhatHappensAndGoesOnWhereItStood() throws IOException, InterruptedException {
        var lines = listen("?experiment=" + experiment, "");
        await().until(() -> lines.contains("data:{\"resumed\":false}"));

        topics.send(run.running(1), epoch(run.run(), 1).build());

        await().until(() -> lines.contains("event:epoch") && lines.contains("event:run"));
        assertThat(lines).anyMatch(line -> line.startsWith("data:{\"runId\":\"" + run.run() + "\",\"epoch\":1,"));
        assertThat(lines).anyMatch(line -> line.contains("\"name\":\"<script>alert(1)</script>\""));
        assertThat(lines).contains("retry:2000");
        var id = lines.stream()
                .filter(line -> line.startsWith("id:"))
                .reduce((a, b) -> b)
                .orElseThrow();

        topics.send(epoch(run.run(), 2).build());
        tables.awaitAll(topics);
        var resumed = listen("?runs=" + run.run(), id.substring("id:".length()));

        await().until(() -> resumed.contains("data:{\"resumed\":true}"));
        assertThat(resumed).anyMatch(line -> line.contains("\"epoch\":2,"));
    }

    @Test
    void whatCannotBeAskedForIsRefused() {
        given().get("/api/v1/stream?experiment=a&runs=" + run.run())
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("runs must be left out where experiment is given"));
        given().get("/api/v1/stream?runs=x").then().statusCode(400).body("detail", containsString("UUID"));
    }

    private List<String> listen(String query, String lastEventId) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(stream + query)).header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        var response = client.send(request.build(), BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        var lines = new CopyOnWriteArrayList<String>();
        Thread.ofVirtual().start(() -> collect(response.body(), lines));
        return lines;
    }

    private static void collect(Stream<String> body, List<String> lines) {
        try (body) {
            body.forEach(lines::add);
        } catch (RuntimeException e) {
            lines.add("closed");
        }
    }
}
