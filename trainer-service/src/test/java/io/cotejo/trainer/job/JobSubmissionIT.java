package io.cotejo.trainer.job;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.events.EventJson;
import io.cotejo.events.RunId;
import io.cotejo.events.RunState;
import io.cotejo.events.SamplePredictions;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.events.artifact.TestAnswers;
import io.cotejo.trainer.SmallJobs;
import io.cotejo.trainer.TopicLog;
import io.cotejo.trainer.TrainerResource;
import io.cotejo.trainer.run.StorageConfig;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TrainerResource.class)
class JobSubmissionIT {
    private TopicLog log = new TopicLog(TestKafka.bootstrapServers(), TrainerResource.PREFIX);

    @Inject
    @SuppressWarnings("NullAway.Init") // injected
    StorageConfig storage;

    @BeforeEach
    void openTheLog() {
        log.close();
        log = new TopicLog(TestKafka.bootstrapServers(), TrainerResource.PREFIX);
    }

    @AfterEach
    void closeTheLog() {
        log.close();
    }

    @Test
    void aJobByHttpIsQueuedTrainedExportedAndRecorded() {
        var answer = given().contentType("application/json")
                .body(SmallJobs.small("by-http"))
                .post("/api/v1/jobs")
                .then()
                .statusCode(202)
                .body("experiment", equalTo("trainer-it"))
                .body("name", equalTo("by-http"))
                .body("model", equalTo("trainer-it"))
                .body("status", equalTo("queued"))
                .extract();
        var runId = RunId.parse(answer.path("runId"));

        var end = log.awaitEnd(runId);

        assertThat(answer.header("Location")).isEqualTo("http://127.0.0.1:8081/api/v1/runs/" + runId);
        assertThat(end).isInstanceOf(RunState.Completed.class);
        assertThat(log.states(runId)).extracting(RunState::status).containsExactly("queued", "running", "completed");
        assertThat(log.epochs(runId)).extracting(each -> each.epoch()).containsExactly(1, 2);
        assertThat(log.checkpoints(runId)).extracting(each -> each.epoch()).containsExactly(1, 2);
        assertThat(log.exports(runId)).singleElement().satisfies(exported -> {
            assertThat(exported.model()).isEqualTo("trainer-it");
            assertThat(exported.onnx().sizeBytes()).isPositive();
            assertThat(exported.labels()).hasSize(10);
        });
    }

    @Test
    void aCompletedRunTellsHowItDidAndWhatItDependsOn() throws Exception {
        var runId = TopicLog.newRun();
        submitAs(runId, SmallJobs.small("evaluated"), 202);

        var completed = (RunState.Completed) log.awaitEnd(runId);

        var results = completed.results();
        for (var evaluation : Arrays.asList(results.train(), results.validation(), results.test())) {
            assertThat(evaluation).isNotNull();
            assertThat(evaluation.topK())
                    .hasSize(5)
                    .first()
                    .isEqualTo(evaluation.score().accuracy());
            assertThat(evaluation.calibration()).isNotNull();
        }
        var file = new ArtifactStore(storage.artifacts()).read(Objects.requireNonNull(results.predictions()));
        var predictions = EventJson.read(file, SamplePredictions.class);
        assertThat(predictions.classes()).hasSize(10);
        assertThat(predictions.first()).hasSize(16);
        assertThat(predictions.worst())
                .hasSize(16)
                .allMatch(each -> each.probabilities().size() == 10);
        var answers = TestAnswers.decode(ByteBuffer.wrap(
                new ArtifactStore(storage.artifacts()).read(Objects.requireNonNull(results.answers()))));
        assertThat(IntStream.range(0, answers.images()).filter(answers::right).count())
                .isEqualTo(Math.round(results.test().score().accuracy() * answers.images()));
        assertThat(completed.provenance().libraries()).containsKeys("djl", "pytorch", "onnxruntime", "jdk");
        assertThat(completed.at()).isAfter(completed.startedAt());
    }

    @Test
    void aDocumentThatAsksForSeveralRunsBecomesSo() {
        var runs = given()
                .contentType("application/yaml")
                .body(several("several", 2).getBytes(UTF_8))
                .post("/api/v1/jobs")
                .then()
                .statusCode(202)
                .header("Location", nullValue())
                .body(
                        "runs.name",
                        contains(
                                "several batchSize=50",
                                "several batchSize=50",
                                "several batchSize=100",
                                "several batchSize=100"))
                .body("runs.experiment", everyItem(equalTo("trainer-it")))
                .body("runs.model", everyItem(equalTo("trainer-it")))
                .body("runs.status", everyItem(equalTo("queued")))
                .extract()
                .<List<String>>path("runs.runId")
                .stream()
                .map(RunId::parse)
                .toList();

        assertThat(runs).doesNotHaveDuplicates().allSatisfy(run -> {
            assertThat(log.awaitEnd(run)).isInstanceOf(RunState.Completed.class);
            assertThat(log.jobs(run)).hasSize(1);
        });
    }

    @Test
    void aDocumentOfSeveralRunsCanBeSentAgainUnderTheIdOfItsFirst() {
        var first = TopicLog.newRun();
        var document = several("again", 1);
        var ids = List.of(first.toString(), first.plus(1).toString());

        submitSeveralAs(first, document).statusCode(202).body("runs.runId", equalTo(ids));
        submitSeveralAs(first, document).statusCode(202).body("runs.runId", equalTo(ids));

        assertThat(List.of(first, first.plus(1)))
                .allSatisfy(run -> assertThat(log.awaitEnd(run)).isInstanceOf(RunState.Completed.class));
        assertThat(log.jobs(first)).hasSize(1);
        assertThat(log.states(first.plus(1)))
                .extracting(RunState::status)
                .containsExactly("queued", "running", "completed");
        submitSeveralAs(first, document.replace("[8]", "[9]")).statusCode(409);
    }

    private static ValidatableResponse submitSeveralAs(RunId first, String document) {
        return given().contentType("application/yaml")
                .header("Cotejo-Run-Id", first.toString())
                .body(document.getBytes(UTF_8))
                .post("/api/v1/jobs")
                .then();
    }

    @Test
    void theFaultsOfASweepAreToldOnce() {
        given().contentType("application/yaml")
                .body(several("faulty", 3).replace("[50, 100]", "[0, -1]").getBytes(UTF_8))
                .post("/api/v1/jobs")
                .then()
                .statusCode(400)
                .body("faults.field", contains("sweep.parameters.training.batchSize"));
    }

    private static String several(String name, int repeat) {
        return """
                experiment: trainer-it
                name: %s
                repeat: %d
                sweep: {type: grid, parameters: {training.batchSize: [50, 100]}}
                dataset: {name: digits, train: 200, test: 100}
                network: {type: mlp, hidden: [8]}
                training: {epochs: 1}
                callbacks: {tensorBoard: none}
                """.formatted(name, repeat);
    }

    @Test
    void yamlIsAsGoodAsJson() {
        var yaml = """
                experiment: trainer-it
                name: by-yaml
                dataset: {name: digits, train: 300, test: 100}
                network: {type: mlp, hidden: [8]}
                training: {epochs: 1}
                """;

        var runId = RunId.parse(given().contentType("application/yaml")
                .body(yaml.getBytes(UTF_8))
                .post("/api/v1/jobs")
                .then()
                .statusCode(202)
                .extract()
                .path("runId"));

        assertThat(log.awaitEnd(runId)).isInstanceOf(RunState.Completed.class);
    }

    @Test
    void submittingAgainUnderTheSameIdTrainsOnce() {
        var runId = TopicLog.newRun();
        submitAs(runId, SmallJobs.small("twice"), 202);
        log.awaitEnd(runId);

        submitAs(runId, SmallJobs.small("twice"), 202);

        assertThat(log.jobs(runId)).hasSize(1);
    }

    @Test
    void anIdThatBelongsToAnotherJobIsRefused() {
        var runId = TopicLog.newRun();
        submitAs(runId, SmallJobs.small("first"), 202);

        submitAs(runId, SmallJobs.small("second"), 409);

        log.awaitEnd(runId);
        assertThat(log.jobs(runId)).hasSize(1);
    }

    private static void submitAs(RunId runId, String document, int status) {
        given().contentType("application/json")
                .header("Cotejo-Run-Id", runId.toString())
                .body(document)
                .post("/api/v1/jobs")
                .then()
                .statusCode(status);
    }

    @Test
    void allFaultsOfAJobAreToldAtOnce() {
        var faulty = """
                {"experiment": "e", "name": "n", "epochz": 3,
                 "dataset": {"name": "digits"}, "network": {"type": "mlp", "hidden": [-1]},
                 "training": {"epochs": "many"}}
                """;

        given().contentType("application/json")
                .body(faulty)
                .post("/api/v1/jobs")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("status", equalTo(400))
                .body("type", equalTo("about:blank"))
                .body("faults.field", hasItems("epochz", "network.hidden", "training.epochs"))
                .body("faults.find { it.field == 'training.epochs' }.seen", containsString("many"));
    }

    @Test
    void shapesThatDoNotFitAreToldAtSubmission() {
        var unfitting = """
                {"experiment": "e", "name": "n", "dataset": {"name": "digits"},
                 "network": {"type": "layers", "layers": ["flatten", {"linear": 7}]}}
                """;

        given().contentType("application/json")
                .body(unfitting)
                .post("/api/v1/jobs")
                .then()
                .statusCode(400)
                .body("faults.field", hasItem(containsString("network.layers")));
    }

    @Test
    void whatIsNoDocumentIsRefusedWithItsPlace() {
        given().contentType("application/json")
                .body("{\"experiment\": ")
                .post("/api/v1/jobs")
                .then()
                .statusCode(400)
                .body("faults[0].message", containsString("neither YAML nor JSON"));
    }

    @Test
    void thePagesOfOtherSitesMayChangeNothing() {
        given().contentType("application/json")
                .header("Sec-Fetch-Site", "cross-site")
                .body(SmallJobs.small("forged"))
                .post("/api/v1/jobs")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("Sec-Fetch-Site was cross-site"));
        given().header("Origin", "http://evil.example")
                .delete("/api/v1/runs/" + TopicLog.newRun())
                .then()
                .statusCode(403);
        given().header("Origin", "http://evil.example")
                .get("/api/v1/datasets")
                .then()
                .statusCode(200);
    }

    @Test
    void otherTypesAndLargeBodiesAreRefused() {
        given().contentType("text/csv").body("a,b").post("/api/v1/jobs").then().statusCode(415);
        given().contentType("application/json")
                .body(" ".repeat(300 * 1024))
                .post("/api/v1/jobs")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
    }

    @Test
    void aRunIsCalledOff() {
        var runId = TopicLog.newRun();
        submitAs(runId, SmallJobs.small("called-off", 5000), 202);
        log.awaitEpoch(runId, 1);

        given().delete("/api/v1/runs/" + runId)
                .then()
                .statusCode(202)
                .body("status", equalTo("cancelling"))
                .body("runId", equalTo(runId.toString()));

        assertThat(log.awaitEnd(runId)).isInstanceOf(RunState.Cancelled.class);
        given().delete("/api/v1/runs/" + runId).then().statusCode(409).body("detail", endsWith("cancelled"));
    }

    @Test
    void onlyRunsThatThereAreCanBeCalledOff() {
        given().delete("/api/v1/runs/" + TopicLog.newRun()).then().statusCode(404);
        given().delete("/api/v1/runs/1-1-1-1-1").then().statusCode(400);
    }

    @Test
    void progressHealthAndMetersAreServed() {
        given().get("/api/v1/progress").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItems("kafka", "job-queue"));
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("cotejo_jobs_total{outcome=\"completed\"}"))
                .body(containsString("cotejo_trainer_samples_total"))
                .body(containsString("cotejo_trainer_resumes_total"))
                .body(containsString("cotejo_trainer_checkpoint_duration_seconds_bucket"));
    }
}
