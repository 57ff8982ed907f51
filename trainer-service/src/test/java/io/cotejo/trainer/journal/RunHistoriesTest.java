package io.cotejo.trainer.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.CancelRequested;
import io.cotejo.events.CheckpointSaved;
import io.cotejo.events.EpochCompleted;
import io.cotejo.events.Event;
import io.cotejo.events.NetworkSummary;
import io.cotejo.events.Provenance;
import io.cotejo.events.RunId;
import io.cotejo.events.RunState;
import io.cotejo.events.Score;
import io.cotejo.events.Topic;
import io.cotejo.events.artifact.Artifact;
import io.cotejo.events.job.JobDocuments;
import io.cotejo.events.job.JobReader;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.events.kafka.EventRecords;
import io.cotejo.trainer.SmallJobs;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class RunHistoriesTest {
    private static final String PREFIX = "t.";
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final TrainingJob JOB = job(UnaryOperator.identity());

    private final RunId run = RunId.parse("01941f29-7c00-7000-8000-000000000001");
    private final EventRecords records = new EventRecords(PREFIX, "/test");
    private final RunHistories histories = new RunHistories(PREFIX);

    @Test
    void aRunThatNobodyHasSpokenOfIsUnknown() {
        assertThat(histories.of(run)).isEqualTo(RunHistory.NONE);
        assertThat(histories.of(run).known()).isFalse();
    }

    @Test
    void remembersJobAttemptAndFirstStart() {
        fold(new RunState.Queued(run, NOW, JOB), running(1, NOW), running(2, NOW.plusSeconds(60)));

        var history = histories.of(run);
        assertThat(history.job()).isEqualTo(JOB);
        assertThat(history.attempt()).isEqualTo(2);
        assertThat(history.status()).isEqualTo("running");
        assertThat(history.startedAt()).isEqualTo(NOW);
        assertThat(history.ended()).isFalse();
    }

    @Test
    void nothingBringsBackARunThatWasDeleted() {
        fold(running(1, NOW), new RunState.Deleted(run, NOW, null), new CancelRequested(run, NOW), running(2, NOW));

        var history = histories.of(run);
        assertThat(history.deleted()).isTrue();
        assertThat(history.ended()).isTrue();
        assertThat(history.job()).isNull();
        assertThat(history.attempt()).isGreaterThan(2);
        assertThat(history.cancelRequested()).isFalse();
    }

    @Test
    void remembersHowTheRunBeganWhateverCameOfIt() {
        var began = new RunState.Beginning(
                NOW, running(1, NOW).provenance(), running(1, NOW).network());

        fold(running(1, NOW));
        assertThat(histories.of(run).began()).isEqualTo(began);
        fold(new RunState.Failed(run, 1, NOW, JOB, null, "as it was told before"));
        assertThat(histories.of(run).began()).isEqualTo(began);
    }

    @Test
    void aCancelledRunTellsHowItBegan() {
        var began = new RunState.Beginning(
                NOW, running(1, NOW).provenance(), running(1, NOW).network());

        fold(new RunState.Cancelled(run, 1, NOW, JOB, began));

        assertThat(histories.of(run).startedAt()).isEqualTo(NOW);
        assertThat(histories.of(run).began()).isEqualTo(began);
    }

    @Test
    void theRivalsOfARunAreTheOthersOfItsExperimentWithTheSameYardstick() {
        fold(new RunState.Queued(run, NOW, JOB), new RunState.Queued(other(1), NOW, JOB));
        fold(new RunState.Queued(other(2), NOW, job(text -> text.replace("trainer-it", "another-experiment"))));
        fold(new RunState.Queued(
                other(3), NOW, job(text -> text.replace("\"seed\"", "\"monitor\": \"val_loss\", \"seed\""))));
        for (var each : List.of(run, other(1), other(2), other(3), other(4))) {
            histories.foldEpoch(consumed(records.record(epoch(each, 0.25))));
        }

        assertThat(histories.rivals(run, JOB, 1)).containsExactly(0.25);
        assertThat(histories.rivals(other(1), JOB, 1)).containsExactly(0.25);
        assertThat(histories.rivals(other(2), JOB, 1)).containsExactly(0.25, 0.25);
        assertThat(histories.rivals(run, JOB, 2)).isEmpty();
    }

    private static RunId other(int number) {
        return RunId.parse("01941f29-7c00-7000-8000-00000000010" + number);
    }

    private static EpochCompleted epoch(RunId run, double monitored) {
        var score = new Score(0.5, 0.5);
        return new EpochCompleted(run, 1, NOW, 1, 9, 0.1, score, score, null, monitored, true, 1, 1);
    }

    @Test
    void refusesWhatAnEarlierAttemptSaysAfterALaterOneHasBegun() {
        fold(running(2, NOW), new RunState.Failed(run, 1, NOW, JOB, null, "lost its job"));

        assertThat(histories.of(run).ended()).isFalse();
    }

    @Test
    void aRunThatHasEndedStaysEnded() {
        fold(new RunState.Cancelled(run, 1, NOW, JOB, null), new RunState.Queued(run, NOW, JOB), running(2, NOW));

        assertThat(histories.of(run).status()).isEqualTo("cancelled");
        assertThat(histories.of(run).ended()).isTrue();
    }

    @Test
    void keepsTheLastCheckpointOfTheHighestAttempt() {
        fold(checkpoint(1, 3), checkpoint(2, 1), checkpoint(1, 4));

        assertThat(histories.of(run).checkpoint()).isEqualTo(checkpoint(2, 1));
    }

    @Test
    void remembersThatSomebodyWantsTheRunEnded() {
        fold(new CancelRequested(run, NOW), new RunState.Queued(run, NOW, JOB));

        assertThat(histories.of(run).cancelRequested()).isTrue();
    }

    @Test
    void foldingTheSameAgainChangesNothing() {
        Event[] events = {new RunState.Queued(run, NOW, JOB), running(1, NOW), checkpoint(1, 1), checkpoint(1, 2)};
        fold(events);
        var before = histories.of(run);

        fold(events);

        assertThat(histories.of(run)).isEqualTo(before);
    }

    @Test
    void tombstonesChangeNothing() {
        fold(running(1, NOW), checkpoint(1, 1));
        var before = histories.of(run);

        for (var topic : List.of(Topic.RUNS, Topic.CHECKPOINTS, Topic.CONTROL)) {
            histories.fold(tombstone(topic));
        }
        histories.foldEpoch(tombstone(Topic.EPOCHS));

        assertThat(histories.of(run)).isEqualTo(before);
    }

    private ConsumerRecord<String, byte[]> tombstone(Topic topic) {
        return new ConsumerRecord<>(topic.name(PREFIX), 0, 0, run.toString(), null);
    }

    @Test
    void leavesOutWhatItCannotRead() {
        histories.fold(new ConsumerRecord<>(PREFIX + "training.runs.v1", 0, 0, run.toString(), new byte[] {'{'}));

        assertThat(histories.of(run).known()).isFalse();
    }

    private void fold(Event... events) {
        for (var event : events) {
            histories.fold(consumed(records.record(event)));
        }
    }

    private static ConsumerRecord<String, byte[]> consumed(ProducerRecord<String, byte[]> record) {
        return new ConsumerRecord<>(record.topic(), 0, 0, record.key(), record.value());
    }

    /** The first attempt began at {@link #NOW}. */
    private RunState.Running running(int attempt, Instant at) {
        var provenance = new Provenance("0".repeat(64), "abc", Map.of(), "cpu", 2, "cpu", null, null);
        return new RunState.Running(run, attempt, at, JOB, NOW, provenance, new NetworkSummary(List.of(), 0, 0));
    }

    private CheckpointSaved checkpoint(int attempt, int epoch) {
        var file = new Artifact("runs/" + run + "/epoch-" + epoch, 1, "0".repeat(64));
        return new CheckpointSaved(run, attempt, NOW, epoch, file, 1, 0.5, file, null);
    }

    private static TrainingJob job(UnaryOperator<String> change) {
        var document = JobDocuments.parse(change.apply(SmallJobs.small("fold")).getBytes(StandardCharsets.UTF_8))
                .getFirst();
        return ((JobReader.Result.Accepted) JobReader.strict().read(document)).job();
    }
}
