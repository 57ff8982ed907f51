package io.cotejo.trainer.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.events.CancelRequested;
import io.cotejo.events.CheckpointSaved;
import io.cotejo.events.EpochCompleted;
import io.cotejo.events.RunState;
import io.cotejo.events.Topic;
import io.cotejo.events.artifact.Artifact;
import io.cotejo.events.kafka.DeadLetters;
import io.cotejo.trainer.SmallJobs;
import io.cotejo.trainer.TopicLog;
import io.cotejo.trainer.TrainerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TrainerResource.class)
class JobQueueIT {
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
    void anyKafkaClientMayQueueAJob() throws Exception {
        var runId = log.submit(SmallJobs.small("by-kafka"));

        assertThat(log.awaitEnd(runId)).isInstanceOf(RunState.Completed.class);
    }

    @Test
    void whatIsNoJobIsPutAsideAsItCameAndTheNextJobIsTrained() throws Exception {
        var broken = log.submit("{\"experiment\": \"e\", ");
        var mistyped = log.submit(SmallJobs.small("mistyped").replace("\"optimizer\"", "\"optimiser\""));
        log.write(Topic.JOBS, "no-run-id", "{}".getBytes(UTF_8));
        var good = log.submit(SmallJobs.small("after-the-broken-ones"));

        assertThat(log.awaitEnd(good)).isInstanceOf(RunState.Completed.class);
        assertThat(log.awaitEnd(broken))
                .isInstanceOfSatisfying(
                        RunState.Failed.class,
                        failed -> assertThat(failed.reason()).contains("neither YAML nor JSON"));
        assertThat(log.awaitEnd(mistyped))
                .isInstanceOfSatisfying(
                        RunState.Failed.class,
                        failed -> assertThat(failed.reason()).contains("optimiser"));
        assertThat(log.deadLetters(broken.toString())).singleElement().satisfies(letter -> {
            assertThat(letter.value()).asString(UTF_8).isEqualTo("{\"experiment\": \"e\", ");
            assertThat(letter.headers().lastHeader(DeadLetters.TOPIC).value())
                    .asString(UTF_8)
                    .isEqualTo(Topic.JOBS.name(TrainerResource.PREFIX));
        });
        assertThat(log.deadLetters("no-run-id")).hasSize(1);
    }

    @Test
    void aTombstoneIsPutAsideAndLeavesTheRunAlone() throws Exception {
        var runId = TopicLog.newRun();
        log.write(Topic.JOBS, runId.toString(), null);

        log.write(
                Topic.JOBS,
                runId.toString(),
                SmallJobs.small("after-a-tombstone").getBytes(UTF_8));

        assertThat(log.awaitEnd(runId)).isInstanceOf(RunState.Completed.class);
        assertThat(log.deadLetters(runId.toString()))
                .singleElement()
                .satisfies(letter -> assertThat(letter.value()).isNull());
    }

    @Test
    void aRecordThatAsksForSeveralRunsIsPutAsideAndSaysWhereSuchAreTaken() throws Exception {
        var runId = log.submit(SmallJobs.small("several").replace("{\"experiment\"", "{\"repeat\": 3, \"experiment\""));

        assertThat(log.awaitEnd(runId))
                .isInstanceOfSatisfying(
                        RunState.Failed.class,
                        failed -> assertThat(failed.reason()).contains("repeat", "cotejo train", "POST /api/v1/jobs"));
        assertThat(log.deadLetters(runId.toString())).hasSize(1);
    }

    @Test
    void aRunCalledOffBeforeItsTurnIsNotTrained() throws Exception {
        var runId = TopicLog.newRun();
        log.write(new CancelRequested(runId, Instant.now()));

        log.write(Topic.JOBS, runId.toString(), SmallJobs.small("never").getBytes(UTF_8));

        assertThat(log.awaitEnd(runId)).isInstanceOf(RunState.Cancelled.class);
        assertThat(log.epochs(runId)).isEmpty();
    }

    @Test
    void aRunWhoseCheckpointIsDamagedBeginsAnew() throws Exception {
        var runId = TopicLog.newRun();
        var file = new Artifact("runs/" + runId + "/epoch-0001.safetensors", 4, "0".repeat(64));
        var place = configured("cotejo.artifacts").resolve(file.uri());
        Files.createDirectories(place.getParent());
        Files.writeString(place, "junk");
        log.write(new CheckpointSaved(runId, 1, Instant.now(), 1, file, 1, 0.5, file, null));

        log.write(Topic.JOBS, runId.toString(), SmallJobs.small("damaged").getBytes(UTF_8));

        assertThat(log.awaitEnd(runId)).isInstanceOf(RunState.Completed.class);
        assertThat(log.epochs(runId)).extracting(EpochCompleted::epoch).containsExactly(1, 2);
    }

    @Test
    void aRunOnATruncatedDatasetFailsAndSaysWhichFileAndTheNextJobIsTrained() throws Exception {
        truncatedMnist();
        var unlucky = log.submit(SmallJobs.small("truncated").replace("digits", "mnist"));
        var good = log.submit(SmallJobs.small("after-the-truncated-one"));

        assertThat(log.awaitEnd(unlucky))
                .isInstanceOfSatisfying(
                        RunState.Failed.class,
                        failed -> assertThat(failed.reason()).contains("train-images-idx3-ubyte"));
        assertThat(log.awaitEnd(good)).isInstanceOf(RunState.Completed.class);
    }

    @Test
    void aDivergedRunFailsAndSaysWhatMayHelp() throws Exception {
        var runId = log.submit(SmallJobs.small("diverged", 5)
                .replace("\"type\": \"adam\", \"learningRate\": 0.003", "\"type\": \"sgd\", \"learningRate\": 1e30"));

        assertThat(log.awaitEnd(runId))
                .isInstanceOfSatisfying(
                        RunState.Failed.class,
                        failed -> assertThat(failed.reason()).contains("diverged"));
    }

    private static void truncatedMnist() throws IOException {
        var folder = Files.createDirectories(configured("cotejo.data").resolve("mnist"));
        byte[] images = {0, 0, 8, 3, 0, 0, (byte) 0xea, 0x60, 0, 0, 0, 28, 0, 0, 0, 28};
        var labels = ByteBuffer.allocate(8 + 60_000).putInt(0x0801).putInt(60_000);
        Files.write(folder.resolve("train-images-idx3-ubyte"), images);
        Files.write(folder.resolve("train-labels-idx1-ubyte"), labels.array());
    }

    private static Path configured(String name) {
        return ConfigProvider.getConfig().getValue(name, Path.class);
    }
}
