package io.cotejo.trainer.run;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import ai.onnxruntime.OrtEnvironment;
import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.events.CheckpointSaved;
import io.cotejo.events.RunId;
import io.cotejo.events.RunState;
import io.cotejo.events.Topic;
import io.cotejo.trainer.SmallJobs;
import io.cotejo.trainer.TopicLog;
import io.cotejo.trainer.TrainerResource;
import io.cotejo.trainer.dataset.PictureFolderFiles;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a folder of pictures to a model, and from one run's weights to another's. */
@QuarkusTest
@QuarkusTestResource(TrainerResource.class)
class OwnPicturesIT {
    private static final String SHADES = """
            {"experiment": "trainer-it", "name": "shades",
             "dataset": {"name": "images", "folder": "shades", "height": 8, "width": 8, "color": "gray",
                         "validation": {"fraction": 0.1, "from": "random"}},
             "network": {"type": "mlp", "hidden": [8]},
             "training": {"epochs": 8, "batchSize": 4}, "optimizer": {"type": "adam", "learningRate": 0.01}}
            """;

    private TopicLog log = new TopicLog(TestKafka.bootstrapServers(), TrainerResource.PREFIX);

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
    void aFolderOfPicturesBecomesAModelWithItsClassesAsLabels() throws Exception {
        var folder = PictureFolderFiles.darkAndLight(configured("cotejo.data").resolve("shades"), 20, 6);
        PictureFolderFiles.put(folder.resolve("train/dark/broken.png"), "no picture".getBytes(US_ASCII));

        var runId = submit(SHADES);

        var completed = (RunState.Completed) log.awaitEnd(runId);
        assertThat(completed.results().test().score().accuracy()).isEqualTo(1);
        assertThat(completed.provenance().unreadable()).isNotNull().satisfies(unreadable -> {
            assertThat(unreadable.count()).isEqualTo(1);
            assertThat(unreadable.first()).containsExactly("train/dark/broken.png is neither a PNG nor a JPEG file");
        });
        var exported = log.exports(runId).getFirst();
        assertThat(exported.labels()).containsExactly("dark", "light");
        var onnx = configured("cotejo.artifacts").resolve(exported.onnx().uri());
        try (var session = OrtEnvironment.getEnvironment().createSession(onnx.toString())) {
            assertThat(session.getMetadata().getCustomMetadata()).containsEntry("labels", "[\"dark\",\"light\"]");
        }
        given().get("/api/v1/datasets").then().statusCode(200).body("folders.name", hasItem("shades"));
    }

    @Test
    void aRunBeginsWithTheBestWeightsOfAnother() throws Exception {
        var first = submit(SmallJobs.small("teacher", 4));
        var teacher = (RunState.Completed) log.awaitEnd(first);

        var second = submit(from("run", first.toString()));

        var student = (RunState.Completed) log.awaitEnd(second);
        assertThat(log.epochs(second).getFirst().train().loss())
                .isLessThan(log.epochs(first).getFirst().train().loss() / 2);
        assertThat(teacher.provenance().initialWeightsSha256()).isNull();
        assertThat(student.provenance().initialWeightsSha256())
                .isEqualTo(log.checkpoints(first).getLast().bestCheckpoint().sha256());
        assertThat(student.results().weightsSha256())
                .isNotEqualTo(teacher.results().weightsSha256());
    }

    @Test
    void aRunGoesOnFromItsCheckpointThoughWhatItBeganWithIsGone() throws Exception {
        var source = configured("cotejo.artifacts").resolve("imported/gone.safetensors");
        copyBest(trained(SmallJobs.small("teacher")).runId(), source);
        var document = from("checkpoint", "imported/gone.safetensors");
        var whole = trained(document);
        var runId = TopicLog.newRun();
        log.write(new RunState.Running(
                runId, 1, whole.at(), whole.job(), whole.startedAt(), whole.provenance(), whole.network()));
        var saved = log.checkpoints(whole.runId()).getLast();
        log.write(new CheckpointSaved(
                runId,
                1,
                saved.at(),
                saved.epoch(),
                saved.checkpoint(),
                saved.bestEpoch(),
                saved.bestMonitored(),
                saved.bestCheckpoint(),
                null));

        Files.delete(source);
        log.write(Topic.JOBS, runId.toString(), document.getBytes(UTF_8));

        assertThat(log.awaitEnd(runId)).isInstanceOfSatisfying(RunState.Completed.class, resumed -> {
            assertThat(resumed.attempt()).isEqualTo(2);
            assertThat(resumed.provenance().initialWeightsSha256())
                    .isNotNull()
                    .isEqualTo(whole.provenance().initialWeightsSha256());
            assertThat(resumed.results().weightsSha256())
                    .isEqualTo(whole.results().weightsSha256());
        });
    }

    private RunState.Completed trained(String job) {
        return (RunState.Completed) log.awaitEnd(submit(job));
    }

    private void copyBest(RunId runId, Path place) throws IOException {
        var best = log.checkpoints(runId).getLast().bestCheckpoint();
        Files.createDirectories(place.getParent());
        Files.copy(configured("cotejo.artifacts").resolve(best.uri()), place);
    }

    @Test
    void startingPointsThatAreNotThereAreToldAtSubmission() {
        refuse(from("run", TopicLog.newRun().toString()), "initializeFrom.run", "must be a run that");
        refuse(from("checkpoint", "imported/a.safetensors"), "initializeFrom.checkpoint", "must be a file in");
    }

    @Test
    void aJobByKafkaWithoutItsStartingPointFailsWithTheField() throws Exception {
        var runId = log.submit(from("checkpoint", "imported/a.safetensors"));

        assertThat(log.awaitEnd(runId))
                .isInstanceOfSatisfying(
                        RunState.Failed.class,
                        failed -> assertThat(failed.reason())
                                .startsWith("initializeFrom.checkpoint: must be a file in the artifact store"));
    }

    private static String from(String field, String value) {
        return SmallJobs.small("student")
                .replaceFirst("\\{", "{\"initializeFrom\": {\"" + field + "\": \"" + value + "\"}, ");
    }

    private static RunId submit(String job) {
        return RunId.parse(given().contentType("application/json")
                .body(job)
                .post("/api/v1/jobs")
                .then()
                .statusCode(202)
                .extract()
                .path("runId"));
    }

    private static void refuse(String job, String field, String message) {
        given().contentType("application/json")
                .body(job)
                .post("/api/v1/jobs")
                .then()
                .statusCode(400)
                .body("faults.field", hasItem(field))
                .body("faults.message", hasItem(containsString(message)));
    }

    private static Path configured(String name) {
        return ConfigProvider.getConfig().getValue(name, Path.class);
    }
}
