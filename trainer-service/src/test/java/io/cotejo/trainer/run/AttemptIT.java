package io.cotejo.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.events.CheckpointSaved;
import io.cotejo.events.RunId;
import io.cotejo.events.RunState;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.Jobs;
import io.cotejo.trainer.SmallJobs;
import io.cotejo.trainer.TopicLog;
import io.cotejo.trainer.TrainerResource;
import io.cotejo.trainer.journal.RunHistory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Attempts without a queue before them. */
@QuarkusTest
@QuarkusTestResource(TrainerResource.class)
class AttemptIT {
    private static final TrainingJob JOB = Jobs.document(SmallJobs.small("attempt"));

    @Inject
    @SuppressWarnings("NullAway.Init") // injected
    Runs runs;

    @Test
    void goesOnFromACheckpointThatWasAnnouncedAfterItsHistoryWasRead() throws Exception {
        try (var log = new TopicLog(TestKafka.bootstrapServers(), TrainerResource.PREFIX)) {
            var whole = completed(log, JOB);
            var last = log.checkpoints(whole.runId()).getLast();
            var runId = TopicLog.newRun();
            log.write(new CheckpointSaved(
                    runId,
                    1,
                    last.at(),
                    last.epoch(),
                    last.checkpoint(),
                    last.bestEpoch(),
                    last.bestMonitored(),
                    last.bestCheckpoint(),
                    null));

            assertThat(attempt(runId, JOB)).isEqualTo(Ending.COMPLETED);

            var resumed = (RunState.Completed) log.awaitEnd(runId);
            assertThat(log.epochs(runId)).isEmpty();
            assertThat(resumed.results().weightsSha256())
                    .isEqualTo(whole.results().weightsSha256());
        }
    }

    @Test
    void findsTheWeightsOfAnotherRunThoughKafkaGoesAwayMeanwhile() throws Exception {
        try (var log = new TopicLog(TestKafka.bootstrapServers(), TrainerResource.PREFIX)) {
            var teacher = completed(log, JOB);
            var student = Jobs.document(SmallJobs.small("student")
                    .replaceFirst("\\{", "{\"initializeFrom\": {\"run\": \"" + teacher.runId() + "\"}, "));

            var restart = CompletableFuture.runAsync(TestKafka::restart);
            var completed = completed(log, student);
            restart.join();

            assertThat(completed.provenance().initialWeightsSha256())
                    .isEqualTo(log.checkpoints(teacher.runId())
                            .getLast()
                            .bestCheckpoint()
                            .sha256());
        }
    }

    private RunState.Completed completed(TopicLog log, TrainingJob job) {
        var runId = TopicLog.newRun();
        assertThat(attempt(runId, job)).isEqualTo(Ending.COMPLETED);
        return (RunState.Completed) log.awaitEnd(runId);
    }

    private Ending attempt(RunId runId, TrainingJob job) {
        return runs.attempt(runId, job, RunHistory.NONE, new StopSignal());
    }
}
