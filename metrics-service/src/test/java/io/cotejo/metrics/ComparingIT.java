package io.cotejo.metrics;

import static io.cotejo.metrics.fixture.Epochs.epoch;
import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.embedded.junit.PostgreSqlResource;
import io.cotejo.events.EventJson;
import io.cotejo.metrics.fixture.States;
import io.cotejo.metrics.fixture.Tables;
import io.cotejo.metrics.fixture.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The read side: which runs, in which order, with which columns, and side by side. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = PostgreSqlResource.class, initArgs = @ResourceArg(name = "fresh", value = "true"))
@SuppressWarnings("NullAway.Init") // injected
class ComparingIT {
    private final String experiment = "c" + UUID.randomUUID();
    private final States small = States.of(experiment, "Small One", 1);
    private final States large = States.of(experiment, "large", "cnn");
    private final States waiting = States.of(experiment, "waiting", 7);

    @Inject
    TopicsConfig config;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    private Topics topics;

    @BeforeEach
    void train() {
        topics = Topics.of(config.topicPrefix());
        topics.send(
                epoch(small.run(), 1).loss(0.9).build(),
                epoch(small.run(), 2).loss(0.2).build(),
                epoch(small.run(), 3).loss(0.4).build());
        topics.send(
                epoch(large.run(), 1).loss(0.5).withoutValidation().build(),
                epoch(large.run(), 2).loss(0.3).withoutValidation().build());
        topics.send(small.completed(1, 0.8), large.completed(1, 0.9), waiting.queued());
        Tables.at(database).awaitAll(topics);
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void curvesComeInColumns() {
        get("/api/v1/curves", with("runs", large.run() + "," + small.run() + "," + waiting.run()))
                .body("curves.name", contains("large", "Small One", "waiting"))
                .body("curves[0].epoch", contains(1, 2))
                .body("curves[0].trainLoss", contains(0.5f, 0.3f))
                .body("curves[0].validationLoss", nullValue())
                .body("curves[0].testAccuracy", contains(0.7f, 0.7f))
                .body("curves[1].validationAccuracy", contains(0.9f, 0.9f, 0.9f))
                .body("curves[1].testLoss", nullValue())
                .body("curves[1].learningRate", hasSize(3))
                .body("curves[1].seed", equalTo(1))
                .body("curves[2].epoch", hasSize(0))
                .body("curves[2].trainLoss", hasSize(0))
                .body("curves[2].status", equalTo("queued"));
    }

    @Test
    void curvesOfAnExperimentAreThoseOfItsLatestRuns() {
        get("/api/v1/curves", with("experiment", experiment)).body("curves", hasSize(3));
        get("/api/v1/curves", with("experiment", experiment).queryParam("limit", 1))
                .body("curves", hasSize(1));
        refused("/api/v1/curves", given());
        refused("/api/v1/curves", with("experiment", experiment).queryParam("limit", 501));
        with("runs", UUID.randomUUID()).get("/api/v1/curves").then().statusCode(404);
    }

    @Test
    void columnsTellWhatTheJobsSay() {
        var said = "runs.find { it.name == 'Small One' }.values";
        get("/api/v1/runs", mine().queryParam("columns", "network.name,training.seed,dataset.train,optimizer"))
                .body(said + ".'network.name'", equalTo("mlp-32"))
                .body(said + ".'training.seed'", equalTo(1))
                .body(said, hasKey("dataset.train"))
                .body(said + ".'dataset.train'", nullValue())
                .body(said + ".optimizer.type", equalTo("adam"))
                .body("runs.find { it.name == 'large' }.values.'network.name'", equalTo("cnn"));
        get("/api/v1/runs", mine()).body("runs[0]", not(hasKey("values")));
        refused("/api/v1/runs", mine().queryParam("columns", "a'b"));
        refused(
                "/api/v1/runs",
                mine().queryParam(
                                "columns",
                                IntStream.range(0, 21)
                                        .mapToObj("a%d"::formatted)
                                        .collect(joining(","))));
    }

    @Test
    void hyperparametersAreToldWithTheirValues() {
        get("/api/v1/hyperparameters", mine())
                .body("hyperparameters.find { it.path == 'training.seed' }.values", contains(1, 7))
                .body("hyperparameters.find { it.path == 'network.name' }.distinct", equalTo(2))
                .body("hyperparameters.find { it.path == 'network.name' }.values", contains("cnn", "mlp-32"))
                .body("hyperparameters.path", not(contains("name")));
        get("/api/v1/hyperparameters", mine().queryParam("state", "queued"))
                .body("hyperparameters.find { it.path == 'training.seed' }.values", contains(7));
    }

    @Test
    void aComparisonTellsWhatDiffersInTheJobs() {
        get("/api/v1/compare", with("runs", small.run() + "," + large.run()))
                .body("differences.path", contains("network.name"))
                .body("differences[0].values.'" + small.run() + "'", equalTo("mlp-32"))
                .body("differences[0].values.'" + large.run() + "'", equalTo("cnn"));
    }

    @Test
    void aComparisonTellsWhichRunsNoOtherBeats() {
        get("/api/v1/compare", mine())
                .body("pareto.parameters", contains(large.run().toString()))
                .body("pareto.time", contains(large.run().toString()));
    }

    @Test
    void jobsAreSearchedByWhatTheySay() {
        listed("where", "network.name=cnn").body("runs.name", contains("large"));
        listed("where", "training.seed>=2").body("runs.name", contains("waiting"));
        listed("where", "training.seed!=1").body("runs.name", contains("waiting"));
        listed("where", "training.seed=1.0").body("total", equalTo(2));
        listed("where", "network.name~MLP").body("total", equalTo(2));
        listed("where", "callbacks.none!=1").body("total", equalTo(3));
        get("/api/v1/runs", mine().queryParam("where", "network.name~mlp", "training.seed<2"))
                .body("runs.name", contains("Small One"));
    }

    @Test
    void aSearchIsNeverSql() {
        listed("where", "network.name=cnn' OR true --").body("total", equalTo(0));
        listed("name", "%").body("total", equalTo(0));
        refused("/api/v1/runs", mine().queryParam("where", "network'.name=cnn"));
        refused("/api/v1/runs", mine().queryParam("where", "training.seed<many"));
        refused("/api/v1/runs", mine().queryParam("where", "training.seed"));
        refused("/api/v1/runs", mine().queryParam("where", Collections.nCopies(11, "training.seed=1")));
    }

    @Test
    void runsAreFoundByNameAndDay() {
        listed("name", "small").body("runs.name", contains("Small One"));
        listed("since", "2026-11-02").body("total", equalTo(0));
        listed("since", "2026-11-01T09:00:00Z").body("total", equalTo(3));
        listed("until", "2026-11-01").body("total", equalTo(3));
        listed("until", "2026-11-01T09:00:00Z").body("total", equalTo(0));
        refused("/api/v1/runs", mine().queryParam("since", "yesterday"));
    }

    @Test
    void runsAreSortedByTheirCurves() {
        listed("sort", "best:train_loss").body("runs.name", contains("Small One", "large", "waiting"));
        listed("sort", "-last:train_loss").body("runs.name", contains("Small One", "large", "waiting"));
        listed("sort", "at:1:train_loss").body("runs.name", contains("large", "Small One", "waiting"));
        listed("sort", "-best:test_accuracy").body("runs.name", contains("large", "Small One", "waiting"));
        for (var figure : List.of("best:val_loss", "-best:val_accuracy", "last:val_accuracy", "at:2:val_loss")) {
            listed("sort", figure).body("runs[0].name", equalTo("Small One"));
        }
        listed("sort", "last:test_loss").body("runs[0].name", equalTo("large"));
        refused("/api/v1/runs", mine().queryParam("sort", "best:beauty"));
    }

    @Test
    void theBestOfACurveIsThatOfTheEpochsThatStillCount() {
        var resumed = States.of(experiment, "resumed", 3);
        topics.send(
                epoch(resumed.run(), 1).loss(0.9).build(),
                epoch(resumed.run(), 2).loss(0.01).build());
        topics.send(resumed.running(1));
        Tables.at(database).awaitAll(topics);
        listed("sort", "best:train_loss").body("runs[0].name", equalTo("resumed"));

        topics.send(epoch(resumed.run(), 2).attempt(2).loss(0.8).build());
        Tables.at(database).awaitAll(topics);

        listed("sort", "best:train_loss").body("runs.name", contains("Small One", "large", "resumed", "waiting"));
    }

    @Test
    void theTableIsShownAsItWasKnown() {
        var then = "2026-11-01T10:00:02Z";
        var found = "runs.find { it.name == 'Small One' }.";
        listed("asOf", then)
                .body("total", equalTo(3))
                .body(found + "status", equalTo("running"))
                .body(found + "epochsDone", equalTo(2))
                .body(found + "trainLoss", equalTo(0.2f))
                .body(found + "testAccuracy", nullValue())
                .body("runs.find { it.name == 'waiting' }.status", equalTo("queued"));
        listed("asOf", "2026-11-01T08:00:00Z").body("total", equalTo(0));
        listed("asOf", "2026-11-01").body(found + "status", equalTo("completed"));
        for (var sort : List.of("best:train_loss", "last:val_loss", "at:3:train_loss", "-testAccuracy")) {
            get("/api/v1/runs", mine().queryParam("asOf", then).queryParam("sort", sort))
                    .body("total", equalTo(3));
        }
        get(
                        "/api/v1/compare",
                        with("runs", small.run().toString())
                                .queryParam("asOf", then)
                                .queryParam("atEpoch", 3))
                .body("runs[0].last.epoch", equalTo(2))
                .body("runs[0].best", nullValue())
                .body("runs[0]", not(hasKey("at")));
    }

    @Test
    void aComparisonTellsTheEpochThatIsAskedFor() {
        get("/api/v1/compare", with("runs", small.run() + "," + waiting.run()).queryParam("atEpoch", 1))
                .body("runs[0].at.epoch", equalTo(1))
                .body("runs[0].at.train.loss", equalTo(0.9f))
                .body("runs[1]", not(hasKey("at")));
        refused("/api/v1/compare", with("runs", small.run().toString()).queryParam("atEpoch", 0));
    }

    @Test
    void runsAreListedAsCsvAndMarkdown() {
        var csv = text("text/csv").lines().toList();
        assertThat(csv.getFirst()).startsWith("runId,experiment,name,").endsWith(",modelVersion,network.name");
        assertThat(csv.get(1))
                .startsWith(large.run() + "," + experiment + ",large,")
                .endsWith(",cnn");
        assertThat(text("text/markdown").lines().skip(2))
                .first()
                .isEqualTo("| large | cnn | completed | 1 | 1234 | 2 | 0.8000 | 0.7000 | 0.9000 | 5.0000 | cnn |");
    }

    @Test
    void theExamplesLookLikeTheAnswers() throws IOException {
        for (var listing : List.of("runs", "curves", "hyperparameters", "compare")) {
            var request = mine();
            if (listing.equals("runs")) {
                request.queryParam("columns", "network.name");
            }
            if (listing.equals("compare")) {
                request.queryParam("atEpoch", 1);
            }
            var answer = EventJson.mapper()
                    .readTree(request.get("/api/v1/" + listing).asString());
            var example = example(listing);

            assertThat(fields(example)).isEqualTo(fields(answer));
            var list = listing.equals("compare") ? "runs" : listing;
            assertThat(fields(example.at("/" + list + "/0"))).isEqualTo(fields(answer.at("/" + list + "/0")));
        }
    }

    private static JsonNode example(String listing) throws IOException {
        try (var file = ComparingIT.class.getResourceAsStream("/openapi/get-" + listing + ".json")) {
            return EventJson.mapper().readTree(file);
        }
    }

    private static Set<String> fields(JsonNode object) {
        var names = new TreeSet<String>();
        object.properties().forEach(field -> names.add(field.getKey()));
        return names;
    }

    private String text(String mediaType) {
        return mine().queryParam("columns", "network.name")
                .queryParam("sort", "-testAccuracy")
                .accept(mediaType)
                .get("/api/v1/runs")
                .then()
                .statusCode(200)
                .contentType(startsWith(mediaType))
                .extract()
                .asString();
    }

    private ValidatableResponse listed(String parameter, String value) {
        return get("/api/v1/runs", mine().queryParam(parameter, value));
    }

    private RequestSpecification mine() {
        return with("experiment", experiment);
    }

    private static RequestSpecification with(String parameter, Object value) {
        return given().queryParam(parameter, value);
    }

    private static ValidatableResponse get(String path, RequestSpecification request) {
        return request.get(path).then().statusCode(200);
    }

    private static void refused(String path, RequestSpecification request) {
        request.get(path).then().statusCode(400).contentType("application/problem+json");
    }
}
