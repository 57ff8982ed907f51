package io.cotejo.trainer.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cotejo.embedded.Ports;
import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.events.CheckpointSaved;
import io.cotejo.events.EpochCompleted;
import io.cotejo.events.RunId;
import io.cotejo.events.RunState;
import io.cotejo.events.trace.TraceContext;
import io.cotejo.trainer.SmallJobs;
import io.cotejo.trainer.TopicLog;
import io.cotejo.trainer.tensorboard.ReadRecords;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run loses when its trainer does: nothing. */
class InterruptedTrainerIT {
    private static final String PREFIX = "interrupted-it.";
    private static final int EPOCHS = 60;
    private static final TraceContext GIVEN =
            new TraceContext("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", 1);
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private TopicLog log = new TopicLog(TestKafka.bootstrapServers(), PREFIX);

    @BeforeEach
    void openTheLog() {
        log.close();
        log = new TopicLog(TestKafka.bootstrapServers(), PREFIX);
    }

    @AfterEach
    void closeTheLog() {
        log.close();
    }

    @Test
    void aRunWhoseTrainerIsKilledEndsWithTheSameWeightsAsOneLeftAlone() throws Exception {
        var job = SmallJobs.everything("killed", EPOCHS);
        try (var first = trainer()) {
            var whole = (RunState.Completed) log.awaitEnd(log.submit(job));
            var runId = log.submit(job);
            log.awaitEpoch(runId, 2);

            first.kill();

            try (var second = trainer()) {
                var resumed = (RunState.Completed) log.awaitEnd(runId);
                System.out.printf(
                        "Weights of the run left alone:   %s%nWeights of the run killed once:  %s%n",
                        whole.results().weightsSha256(), resumed.results().weightsSha256());
                assertThat(resumed.attempt()).isEqualTo(2);
                assertThat(resumed.results().weightsSha256())
                        .isEqualTo(whole.results().weightsSha256());
                assertThat(resumed.results().test()).isEqualTo(whole.results().test());
                assertThat(resumed.results().ending()).isEqualTo(whole.results().ending());
                assertThat(resumed.results().bestEpoch())
                        .isEqualTo(whole.results().bestEpoch());
                assertThat(decisions(log.epochs(runId))).isEqualTo(decisions(log.epochs(whole.runId())));
                assertThat(keptEpochs(runId)).isEqualTo(keptEpochs(whole.runId()));
                assertThat(log.epochs(runId).stream().map(EpochCompleted::epoch).distinct())
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(1, EPOCHS).boxed().toList());
                assertThat(epochsOnTensorBoard(runId, 1)).startsWith(1L).isSubsetOf(epochs(1));
                assertThat(epochsOnTensorBoard(runId, 2)).isEqualTo(epochs(firstOfAttempt2(runId)));
                second.stop();
            }
        }
    }

    private static Map<Integer, List<Object>> decisions(List<EpochCompleted> epochs) {
        var decisions = new HashMap<Integer, List<Object>>();
        epochs.forEach(
                epoch -> decisions.put(epoch.epoch(), List.of(epoch.learningRate(), epoch.monitored(), epoch.best())));
        return decisions;
    }

    private List<Integer> keptEpochs(RunId runId) {
        var kept = log.checkpoints(runId).getLast().kept();
        return Objects.requireNonNull(kept).stream()
                .map(CheckpointSaved.Kept::epoch)
                .toList();
    }

    private List<Long> epochsOnTensorBoard(RunId runId, int attempt) throws IOException {
        var file = folder.resolve("artifacts/runs/" + runId + "/attempt-" + attempt + "/tensorboard");
        return ReadRecords.steps(ReadRecords.of(file), "loss/train");
    }

    private int firstOfAttempt2(RunId runId) {
        return log.epochs(runId).stream()
                .filter(epoch -> epoch.attempt() == 2)
                .mapToInt(EpochCompleted::epoch)
                .min()
                .orElseThrow();
    }

    private static List<Long> epochs(int from) {
        return LongStream.rangeClosed(from, EPOCHS).boxed().toList();
    }

    @Test
    void aTrainerThatIsStoppedHandsItsRunBack() throws Exception {
        try (var first = trainer()) {
            var runId = log.submit(SmallJobs.small("stopped", EPOCHS));
            log.awaitEpoch(runId, 1);

            first.stop();

            assertThat(log.lastState(runId).orElseThrow()).isInstanceOf(RunState.Running.class);
            try (var second = trainer()) {
                assertThat(log.awaitEnd(runId))
                        .isInstanceOfSatisfying(
                                RunState.Completed.class,
                                completed -> assertThat(completed.attempt()).isEqualTo(2));
                second.stop();
            }
        }
    }

    @Test
    void aJobThatItsTrainersDoNotOutliveIsPutAside() throws Exception {
        var settings = Map.of("cotejo.trainer.max-deliveries", "1");
        try (var first = trainer(settings)) {
            var runId = log.submit(slowEpochs("deadly"));
            await().atMost(LONG)
                    .pollInSameThread()
                    .until(() -> !log.states(runId).isEmpty());

            first.kill();

            assertThat(log.checkpoints(runId)).isEmpty();
            try (var second = trainer(settings)) {
                assertThat(log.awaitEnd(runId))
                        .isInstanceOfSatisfying(
                                RunState.Failed.class,
                                failed -> assertThat(failed.reason()).startsWith("given up"));
                assertThat(log.deadLetters(runId.toString())).hasSize(1);
                second.stop();
            }
        }
    }

    @Test
    void aRunThatGetsOnIsHandedInAgainHoweverOftenItsTrainerIsLost() throws Exception {
        var settings = Map.of("cotejo.trainer.max-deliveries", "1");
        try (var first = trainer(settings)) {
            var runId = log.submit(SmallJobs.small("long", EPOCHS), GIVEN);
            await().atMost(LONG)
                    .pollInSameThread()
                    .until(() -> !log.checkpoints(runId).isEmpty());

            first.kill();

            try (var second = trainer(settings)) {
                assertThat(log.awaitEnd(runId)).isInstanceOf(RunState.Completed.class);
                assertThat(log.jobs(runId))
                        .hasSize(2)
                        .extracting(job -> new String(job.value(), UTF_8))
                        .containsOnly(SmallJobs.small("long", EPOCHS));
                assertThat(log.deadLetters(runId.toString())).isEmpty();
                assertThat(log.traces(runId).values())
                        .as("both attempts and both hand-ins stay in one trace")
                        .containsOnly(Set.of(GIVEN.traceId()));
                second.stop();
            }
        }
    }

    private static String slowEpochs(String name) {
        return SmallJobs.small(name)
                .replace("\"train\": 600", "\"train\": 12000")
                .replace(
                        "{\"type\": \"mlp\", \"hidden\": [32], \"dropout\": 0.3}",
                        "{\"type\": \"preset\", \"name\": \"strong-cnn\"}");
    }

    @Test
    void aTrainerStartsWithoutABrokerAndTakesJobsOnceThereIsOne() throws Exception {
        var runId = log.submit(SmallJobs.small("patient"));
        var port = Integer.toString(Ports.free());
        TestKafka.kill();
        try (var trainer = trainer(Map.of("quarkus.http.port", port))) {
            await().atMost(LONG).until(() -> status(port, "live") == 200);
            var withoutBroker = status(port, "ready");

            TestKafka.restart();

            assertThat(withoutBroker).isEqualTo(503);
            assertThat(log.awaitEnd(runId)).isInstanceOf(RunState.Completed.class);
            await().atMost(LONG).until(() -> status(port, "ready") == 200);
            trainer.stop();
        }
    }

    private static int status(String port, String check) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + port + "/q/health/" + check);
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(uri).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (ConnectException e) {
            return 0;
        }
    }

    private TrainerProcess trainer() throws Exception {
        return trainer(Map.of());
    }

    private TrainerProcess trainer(Map<String, String> more) throws Exception {
        var settings = new HashMap<>(Map.of(
                "quarkus.http.port",
                "0",
                "kafka.bootstrap.servers",
                TestKafka.bootstrapServers(),
                "cotejo.topic-prefix",
                PREFIX,
                "cotejo.artifacts",
                folder.resolve("artifacts").toString(),
                "cotejo.data",
                folder.resolve("data").toString(),
                "cotejo.trainer.group",
                PREFIX + "trainers",
                "cotejo.trainer.lock",
                "3s"));
        settings.putAll(more);
        return TrainerProcess.start(settings, Path.of("target", "trainer-process.log"));
    }
}
