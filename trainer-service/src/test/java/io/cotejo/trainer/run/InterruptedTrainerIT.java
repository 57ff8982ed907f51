package io.cotejo.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.events.EpochCompleted;
import io.cotejo.events.RunState;
import io.cotejo.trainer.Jobs;
import io.cotejo.trainer.TopicLog;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run loses when its trainer does: nothing. */
class InterruptedTrainerIT {
    private static final String PREFIX = "interrupted-it.";
    private static final int EPOCHS = 60;

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
        var job = Jobs.small("killed", EPOCHS);
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
                assertThat(log.epochs(runId).stream().map(EpochCompleted::epoch).distinct())
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(1, EPOCHS).boxed().toList());
                second.stop();
            }
        }
    }

    @Test
    void aTrainerThatIsStoppedHandsItsRunBack() throws Exception {
        try (var first = trainer()) {
            var runId = log.submit(Jobs.small("stopped", EPOCHS));
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

    private TrainerProcess trainer() throws Exception {
        return TrainerProcess.start(
                Map.of(
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
                        "3s"),
                Path.of("target", "trainer-process.log"));
    }
}
