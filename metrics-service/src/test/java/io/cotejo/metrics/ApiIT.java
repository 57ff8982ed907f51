package io.cotejo.metrics;

import static io.cotejo.metrics.fixture.Epochs.epoch;
import static io.cotejo.metrics.fixture.Exports.export;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.embedded.junit.PostgreSqlResource;
import io.cotejo.events.Topic;
import io.cotejo.events.artifact.Artifact;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.metrics.fixture.AskingFirst;
import io.cotejo.metrics.fixture.States;
import io.cotejo.metrics.fixture.Tables;
import io.cotejo.metrics.fixture.Topics;
import io.cotejo.metrics.run.ArtifactsConfig;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = PostgreSqlResource.class, initArgs = @ResourceArg(name = "fresh", value = "true"))
@SuppressWarnings("NullAway.Init") // injected
class ApiIT {
    private static final String PROBLEM = "application/problem+json";

    private final String experiment = "e" + UUID.randomUUID();
    private final States good = States.of(experiment, "good");
    private final States script = States.of(experiment, "<script>alert(1)</script>", "tiny-cnn");
    private final States failed = States.of(experiment, "=1+1", "cnn");

    @Inject
    TopicsConfig config;

    @Inject
    ArtifactsConfig artifacts;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    private Topics topics;
    private Tables tables;

    @BeforeEach
    void train() {
        topics = Topics.of(config.topicPrefix());
        tables = Tables.at(database);
        topics.send(good.queued(), good.running(1), epoch(good.run(), 1).build(), good.checkpoint(1, 1));
        topics.send(
                epoch(good.run(), 2).build(), export(good.model(), good.run()).build(), good.completed(1, 0.85));
        topics.send(script.running(1), epoch(script.run(), 1).build(), script.completed(1, 0.8));
        topics.send(export(good.model(), script.run()).test(0.8, 1).build());
        topics.send(failed.queued(), failed.failed(0, "no such dataset"));
        tables.awaitAll(topics);
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void experimentsTellTheirBestRun() {
        var found = "experiments.find { it.name == '" + experiment + "' }.";
        get("/api/v1/experiments", 200)
                .body(found + "runs", equalTo(3))
                .body(found + "running", equalTo(0))
                .body(found + "bestAccuracy", equalTo(0.85f))
                .body(found + "bestRunId", equalTo(good.run().toString()));
    }

    @Test
    void aRunIsDeletedUnlessAnAliasPointsAtItsVersion() {
        given().delete("/api/v1/runs/" + good.run())
                .then()
                .statusCode(409)
                .body("detail", containsString("champion of " + good.model() + " is its version 1"));
        given().delete("/api/v1/runs?experiment=" + experiment + "&dryRun=true")
                .then()
                .statusCode(200)
                .body("deleted", hasSize(2))
                .body("kept.runId", contains(good.run().toString()));
        for (var unclear : List.of("1", "yes", "TRUE", "")) {
            given().delete("/api/v1/runs?experiment=" + experiment + "&dryRun=" + unclear)
                    .then()
                    .statusCode(400)
                    .body("detail", containsString("dryRun must be"));
        }
        get("/api/v1/runs/" + failed.run(), 200);
        given().delete("/api/v1/runs/" + failed.run()).then().statusCode(204);
        get("/api/v1/runs/" + failed.run(), 404);
        given().delete("/api/v1/runs/" + failed.run()).then().statusCode(404);
        given().delete("/api/v1/runs").then().statusCode(400).body("detail", containsString("endedBefore"));
        tables.awaitAll(topics);
    }

    @Test
    void deadLettersAreShownAndHandedInAgain() {
        var key = good.run().toString();
        topics.send(Topic.EPOCHS, key, "nonsense".getBytes(UTF_8));
        tables.awaitAll(topics);
        var letters = "/api/v1/dead-letters";
        var id = given().get(letters + "?limit=1").then().extract().<String>path("deadLetters[0].id");

        get(letters + "/" + id, 200).body("value", equalTo("nonsense")).body("key", equalTo(key));
        get(letters + "/" + id + "9", 404);
        get(letters + "?limit=0", 400);
        resubmit(letters + "/" + id, Map.of("value", "{}"))
                .statusCode(400)
                .body("detail", containsString("EpochCompleted"));
        resubmit(letters + "/" + id, Map.of("by", "Ada")).statusCode(202).body("resubmittedBy", equalTo("Ada"));
        resubmit(letters + "/" + id, Map.of()).statusCode(409);
        tables.awaitAll(topics);
    }

    private static ValidatableResponse resubmit(String letter, Map<String, String> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post(letter + "/resubmit")
                .then();
    }

    @Test
    void runsAreFilteredSortedAndPaged() {
        get(runs("&sort=-testAccuracy"), 200)
                .body("total", equalTo(3))
                .body("runs.name", contains("good", "<script>alert(1)</script>", "=1+1"));
        get(runs("&sort=testAccuracy&limit=1&offset=1"), 200)
                .body("total", equalTo(3))
                .body("runs.name", contains("good"));
        get(runs("&network=tiny-cnn"), 200).body("runs.status", contains("completed"));
        get(runs("&state=failed"), 200).body("runs[0].reason", equalTo("no such dataset"));
        get("/api/v1/runs?ids=" + good.run() + "," + failed.run(), 200).body("runs", hasSize(2));
    }

    @Test
    void aRunShowsWhatIsKnownAndNullForTheRest() {
        get("/api/v1/runs/" + good.run(), 200)
                .body("runId", equalTo(good.run().toString()))
                .body("modelVersion", equalTo(1))
                .body("epochsDone", equalTo(2))
                .body("submittedAt", equalTo("2026-11-01T09:00:00Z"))
                .body("job.experiment", equalTo(experiment))
                .body("provenance.device", equalTo("cpu"))
                .body("summary.multiplyAdds", equalTo(5000))
                .body("ending", equalTo("all-epochs"))
                .body("evaluation.labels", contains("cat", "dog"))
                .body("evaluation.test.confusion[0]", contains(8, 2))
                .body("evaluation.test.topK", nullValue())
                .body("evaluation.test.report.classes.label", contains("cat", "dog"))
                .body("evaluation.test.report.accuracy", equalTo(0.85f))
                .body("evaluation.test.report.macroAvg.recall", equalTo(0.85f))
                .body("evaluation.test.confused[0]", equalTo(Map.of("true", "cat", "predicted", "dog", "count", 2)))
                .body("evaluation.train.topK", contains(0.95f, 1.0f))
                .body("evaluation.train.calibration.bins[0].images", equalTo(20))
                .body("predictions", nullValue())
                .body("checkpoint.epoch", equalTo(1));
        get("/api/v1/runs/" + failed.run(), 200)
                .body("testAccuracy", nullValue())
                .body("evaluation", nullValue())
                .body("status", equalTo("failed"));
    }

    @Test
    void aRunThatFailedLateStillTellsWhatItRanOn() {
        var late = States.of(experiment, "late");
        topics.send(late.failedLate(1, "out of memory"));
        tables.awaitAll(topics);

        get("/api/v1/runs/" + late.run(), 200)
                .body("status", equalTo("failed"))
                .body("provenance.device", equalTo("cpu"))
                .body("summary.parameters", equalTo(1234));
    }

    @Test
    void predictionsAreServedAsTheyWereStored() {
        var stored = """
                {"classes":["cat","dog"],"first":[],"worst":[{"index":3,"label":0,"predicted":1,"loss":2.5,\
                "probabilities":[0.1,0.9],"png":"iVBORw0KGgo="}]}""";
        var run = States.of(experiment, "predicted");
        var file = store().write("runs/" + run.run() + "/predictions.json", stored.getBytes(UTF_8));
        topics.send(run.completed(0.9, file));
        tables.awaitAll(topics);
        var path = "/api/v1/runs/" + run.run() + "/predictions";

        var served = get(path, 200).contentType(ContentType.JSON).extract().asString();

        assertThat(served).isEqualTo(stored);
        get("/api/v1/runs/" + run.run(), 200).body("predictions.uri", equalTo(file.uri()));

        store().write(file.uri(), "{}".getBytes(UTF_8));
        problem(path, 500).body("detail", containsString(file.uri() + " has 2 bytes"));
    }

    @Test
    void predictionsThatAreNotThereAreMissedByName() {
        var lost = States.of(experiment, "lost");
        topics.send(lost.completed(0.9, new Artifact("runs/lost/predictions.json", 10, "a".repeat(64))));
        tables.awaitAll(topics);

        problem("/api/v1/runs/" + lost.run() + "/predictions", 500)
                .body("detail", containsString("runs/lost/predictions.json is missing"))
                .body("detail", containsString("COTEJO_ARTIFACTS"));
        problem("/api/v1/runs/" + good.run() + "/predictions", 404)
                .body("detail", containsString("has no sample predictions"));
        problem("/api/v1/runs/" + UUID.randomUUID() + "/predictions", 404);
        problem("/api/v1/runs/7/predictions", 400);
    }

    @Test
    void runsThatDifferInTheSeedAloneAreOneGroup() {
        var name = "s" + UUID.randomUUID();
        var runs = List.of(States.of(name, "a", 1), States.of(name, "a", 2), States.of(name, "b", 3));
        topics.send(epoch(runs.get(0).run(), 2).build());
        topics.send(
                runs.get(0).completed(1, 0.9),
                runs.get(1).completed(1, 0.8),
                runs.get(2).completed(1, 0.7));
        tables.awaitAll(topics);

        get("/api/v1/compare?experiment=" + name, 200)
                .body("groups", hasSize(2))
                .body("groups[0].name", equalTo("a"))
                .body("groups[0].seeds", contains(1, 2))
                .body(
                        "groups[0].runs",
                        contains(runs.get(0).run().toString(), runs.get(1).run().toString()))
                .body("groups[0].testAccuracy.mean", equalTo(0.85f))
                .body("groups[0].testAccuracy.std", equalTo(0.07071068f))
                .body("groups[0].testAccuracy.n", equalTo(2))
                .body("groups[0].valAccuracy.n", equalTo(1))
                .body("groups[1].testAccuracy.std", nullValue())
                .body("groups[1].valAccuracy", nullValue());
    }

    @Test
    void aGroupIsOfAllRunsOfTheExperimentWhileTheBestHundredAreListed() {
        var name = "m" + UUID.randomUUID();
        topics.send(IntStream.rangeClosed(1, 120)
                .mapToObj(seed -> States.of(name, "a", seed).completed(1, seed <= 60 ? 0.9 : 0.5))
                .toList());
        tables.awaitAll(topics);

        get("/api/v1/compare?experiment=" + name, 200)
                .body("runs", hasSize(100))
                .body("groups", hasSize(1))
                .body("groups[0].runs", hasSize(120))
                .body("groups[0].testAccuracy.mean", equalTo(0.7f))
                .body("groups[0].testAccuracy.n", equalTo(120));
    }

    @Test
    void aCurveHasEveryEpoch() {
        get("/api/v1/runs/" + good.run() + "/epochs", 200)
                .body("epochs.epoch", contains(1, 2))
                .body("epochs[0].validation.loss", equalTo(0.4f))
                .body("epochs[0].test", nullValue());
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        var unknown = UUID.randomUUID();
        problem("/api/v1/runs/" + unknown, 404).body("detail", startsWith("There is no run " + unknown));
        problem("/api/v1/runs/" + unknown + "/epochs", 404);
        problem("/api/v1/compare?runs=" + unknown, 404);
        problem("/api/v1/compare?experiment=none", 404);
        problem("/api/v1/models/none", 404);
    }

    @Test
    void aValueThatCannotBeIsNamed() {
        problem("/api/v1/runs/7", 400).body("detail", equalTo("id must be a UUID of 36 characters, was \"7\""));
        problem("/api/v1/runs?state=done", 400).body("detail", containsString("was \"done\""));
        problem("/api/v1/runs?sort=beauty", 400).body("detail", containsString("testAccuracy"));
        problem("/api/v1/runs?limit=501", 400);
        problem("/api/v1/compare", 400);
        problem("/api/v1/compare?runs=a,b", 400);
    }

    @Test
    void aTextThatTheDatabaseCannotHoldIsTheClientsFault() {
        for (var path : List.of(
                "runs?experiment=%00", "compare?experiment=%00", "models/%00", "runs?experiment=%ED%A0%80%00")) {
            given().urlEncodingEnabled(false)
                    .get("/api/v1/" + path)
                    .then()
                    .statusCode(400)
                    .contentType(PROBLEM);
        }
    }

    @Test
    void runsAreComparedAsJson() {
        get("/api/v1/compare?experiment=" + experiment, 200)
                .contentType(ContentType.JSON)
                .body("runs.name", contains("good", "<script>alert(1)</script>", "=1+1"))
                .body("runs[0].best.epoch", equalTo(2))
                .body("runs[0].last.epoch", equalTo(2))
                .body("runs[0].perClass.label", contains("cat", "dog"))
                .body("runs[0].perClass[0].recall", equalTo(0.8f))
                .body("runs[2].confusion", hasSize(0))
                .body("best.testAccuracy", equalTo(good.run().toString()));
    }

    @Test
    void runsAreComparedAsCsvWithoutFormulas() {
        assertThat(compared("text/csv").lines())
                .containsExactly(
                        "name,network,parameters,test accuracy,test loss,best epoch,training seconds,images/s",
                        "good,mlp-32,1234,0.8500,0.2500,2,5.0,4000",
                        "<script>alert(1)</script>,tiny-cnn,1234,0.8000,0.2500,2,5.0,4000",
                        "\"'=1+1\",cnn,,,,,,");
    }

    @Test
    void runsAreComparedAsMarkdownWithoutHtml() {
        assertThat(compared("text/markdown").lines().skip(2))
                .containsExactly(
                        "| good | mlp-32 | 1234 | 0.8500 | 0.2500 | 2 | 5.0 | 4000 |",
                        "| \\<script\\>alert\\(1\\)\\</script\\> | tiny-cnn | 1234 | 0.8000 | 0.2500 | 2 | 5.0 | 4000 |",
                        "| =1\\+1 | cnn |  |  |  |  |  |  |");
    }

    @Test
    void aModelTellsItsVersionsAndWhyTheChampionIsTheChampion() {
        get("/api/v1/models", 200).body("models.find { it.name == '" + good.model() + "' }.champion", equalTo(1));
        get("/api/v1/models/" + good.model(), 200)
                .body("versions.version", contains(2, 1))
                .body("versions[1].runName", equalTo("good"))
                .body("versions[1].aliases", contains("champion"))
                .body("versions[1].onnx.uri", equalTo("runs/" + good.run() + "/model.onnx"))
                .body("versions[0].verdict", startsWith("not better than champion 1"))
                .body("ledger.actor", contains("policy"));
    }

    @Test
    void aPersonPromotesAndGoesBack() {
        post(good.model() + "/promote", "{\"version\":2,\"reason\":\"smaller\",\"by\":\"<b>Ada</b>\"}", 200)
                .body("version", equalTo(2))
                .body("previous", equalTo(1));
        post(good.model() + "/rollback", "{\"reason\":\"slower\",\"by\":\"Ada\"}", 200)
                .body("version", equalTo(1));
        get("/api/v1/models/" + good.model(), 200)
                .body("champion", equalTo(1))
                .body("ledger.reason", hasItem("slower"));
    }

    @Test
    void whatCannotBePromotedIsRefused() {
        var wish = "{\"version\":9,\"reason\":\"r\",\"by\":\"b\"}";
        post(good.model() + "/promote", wish, 404).contentType(PROBLEM);
        post("none/promote", wish, 404).contentType(PROBLEM);
        post(good.model() + "/promote", "{\"version\":2,\"by\":\"b\"}", 400)
                .body("detail", startsWith("reason must be"));
        for (var noText : List.of("", "\\u0000", "\\ud83d")) {
            post(good.model() + "/promote", wish.replace("\"b\"", "\"" + noText + "\""), 400)
                    .body("detail", startsWith("by must be"));
        }
        post(good.model() + "/promote", "{\"version\":\"two\"}", 400).contentType(PROBLEM);
        post(good.model() + "/promote", wish.replace("9", "2.9"), 400).contentType(PROBLEM);
        post(good.model() + "/promote", "{", 400).contentType(PROBLEM);
        post(good.model() + "/rollback", "{\"reason\":\"r\",\"by\":\"b\"}", 409).contentType(PROBLEM);
        given().contentType("text/plain")
                .body("x")
                .post("/api/v1/models/m/promote")
                .then()
                .statusCode(415);
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        AskingFirst.given()
                .contentType(ContentType.JSON)
                .body("{\"reason\":\"" + "x".repeat(1_100_000) + "\"}")
                .post("/api/v1/models/" + good.model() + "/promote")
                .then()
                .statusCode(413);
    }

    @Test
    void operatorsSeeHealthMetersAndTheApi() {
        get("/q/health/live", 200).body("status", equalTo("UP"));
        get("/q/health/ready", 200).body("checks.name", hasItem("projection")).body("checks.name", hasItem("kafka"));
        get("/q/openapi?format=json", 200).body("paths.keySet()", hasItem("/api/v1/runs/{id}/epochs"));
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("cotejo_events_total{outcome=\"folded\",type=\"epochs\""))
                .body(containsString("cotejo_projection_lag_records"));
    }

    private ArtifactStore store() {
        return new ArtifactStore(artifacts.artifacts());
    }

    private String runs(String more) {
        return "/api/v1/runs?experiment=" + experiment + more;
    }

    private String compared(String mediaType) {
        return given().accept(mediaType)
                .get("/api/v1/compare?experiment=" + experiment)
                .then()
                .statusCode(200)
                .contentType(startsWith(mediaType))
                .extract()
                .asString();
    }

    private static ValidatableResponse get(String path, int status) {
        return given().get(path).then().statusCode(status);
    }

    private static ValidatableResponse problem(String path, int status) {
        return get(path, status).contentType(PROBLEM).body("status", equalTo(status));
    }

    private static ValidatableResponse post(String path, String json, int status) {
        return given().contentType(ContentType.JSON)
                .body(json)
                .post("/api/v1/models/" + path)
                .then()
                .statusCode(status);
    }
}
