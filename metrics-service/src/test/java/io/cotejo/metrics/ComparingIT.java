package io.cotejo.metrics;

import static io.cotejo.metrics.fixture.Epochs.epoch;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.embedded.junit.PostgreSqlResource;
import io.cotejo.metrics.fixture.States;
import io.cotejo.metrics.fixture.Tables;
import io.cotejo.metrics.fixture.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
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
        get(
                        "/api/v1/runs",
                        mine().queryParam("sort", "-name")
                                .queryParam("columns", "network.name,training.seed,dataset.train,optimizer"))
                .body("runs[0].values.'network.name'", equalTo("mlp-32"))
                .body("runs[0].values.'training.seed'", equalTo(1))
                .body("runs[0].values", hasKey("dataset.train"))
                .body("runs[0].values.'dataset.train'", nullValue())
                .body("runs[0].values.optimizer.type", equalTo("adam"))
                .body("runs[1].values.'network.name'", equalTo("cnn"));
        get("/api/v1/runs", mine()).body("runs[0]", not(hasKey("values")));
        refused("/api/v1/runs", mine().queryParam("columns", "a'b"));
        refused("/api/v1/runs", mine().queryParam("columns", "a,".repeat(20) + "b,c"));
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
