package io.cotejo.metrics.retention;

import static io.cotejo.metrics.fixture.Epochs.epoch;
import static io.cotejo.metrics.fixture.Exports.export;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.events.EventJson;
import io.cotejo.events.RunState;
import io.cotejo.events.Topic;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.events.kafka.EventRecords;
import io.cotejo.metrics.fixture.Service;
import io.cotejo.metrics.fixture.States;
import io.cotejo.metrics.fixture.Tables;
import io.cotejo.metrics.fixture.Topics;
import io.cotejo.metrics.outbox.Outbox;
import io.cotejo.metrics.problem.InvalidParameterException;
import io.cotejo.metrics.run.UnknownRunException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDeletionIT {
    @TempDir
    private Path folder;

    private final Topics topics = Topics.fresh();
    private final Tables tables = Tables.fresh();
    private final Service service = Service.start(topics, tables);
    private final States best = States.of("deletion", "best");
    private final States worse = States.of("deletion", "worse");

    @AfterEach
    void close() {
        service.close();
        topics.close();
    }

    private RunDeletion deletion() {
        var outbox = new Outbox(tables.database(), new EventRecords(topics.prefix(), "/test"));
        var files = new RunFiles(tables.database(), new ArtifactStore(folder));
        return new RunDeletion(tables.database(), outbox, files, topics.prefix(), Clock.systemUTC());
    }

    private void train() {
        finish(best, 0.95);
        finish(worse, 0.8);
        tables.awaitAll(topics);
    }

    private void finish(States run, double accuracy) {
        topics.send(run.queued(), run.running(1), epoch(run.run(), 1).build(), run.checkpoint(1, 1));
        topics.send(export(run.model(), run.run()).test(accuracy, 0.2).build());
        tables.awaitAll(topics);
        topics.send(run.completed(1, accuracy));
    }

    private List<String> rebuilt() {
        var again = Tables.fresh();
        try (var other = Service.start(topics, again)) {
            again.awaitAll(topics);
            assertThat(other.registry()).isNotNull();
        }
        return again.content();
    }

    @Test
    void nothingIsLeftOfARunButThatItWasDeleted() {
        train();
        new ArtifactStore(folder).write("runs/" + worse.run() + "/attempt-1/model.onnx", new byte[] {1});
        new ArtifactStore(folder).write("runs/" + best.run() + "/attempt-1/model.onnx", new byte[] {1});

        deletion().delete(worse.run());
        tables.awaitAll(topics);

        assertThat(tables.content())
                .filteredOn(row -> row.contains(worse.run().toString()))
                .allMatch(row -> row.startsWith("deleted_runs") || row.startsWith("deleted_exports"))
                .hasSize(2);
        assertThat(folder.resolve("runs/" + worse.run())).doesNotExist();
        assertThat(folder.resolve("runs/" + best.run() + "/attempt-1/model.onnx"))
                .exists();
        var last = topics.read(Topic.RUNS.name(topics.prefix())).stream()
                .filter(record -> record.key().equals(worse.run().toString()))
                .toList()
                .getLast();
        assertThat(EventJson.read(last.value(), RunState.class)).isInstanceOf(RunState.Deleted.class);
        assertThat(topics.read(Topic.VERSIONS.name(topics.prefix())))
                .filteredOn(record -> record.value() == null)
                .singleElement()
                .satisfies(record -> assertThat(record.key()).isEqualTo(worse.model() + "/2"));
        assertThat(topics.read(Topic.CHECKPOINTS.name(topics.prefix())))
                .filteredOn(record -> record.value() == null)
                .extracting(record -> record.key())
                .containsExactly(worse.run().toString());
    }

    @Test
    void aDatabaseThatIsFilledAnewHasTheSameContentAndDecidesNothing() {
        train();
        deletion().delete(worse.run());
        tables.awaitAll(topics);
        var decided = topics.ends();

        assertThat(rebuilt()).isEqualTo(tables.content());
        assertThat(topics.ends()).isEqualTo(decided);
    }

    @Test
    void whatComesLateOfADeletedRunIsIgnoredAndTheTopicIsToldAgain() {
        train();
        deletion().delete(worse.run());
        tables.awaitAll(topics);
        var before = tables.content();

        topics.send(worse.running(9), epoch(worse.run(), 2).attempt(9).build(), worse.checkpoint(9, 2));
        topics.send(export(worse.model(), worse.run()).attempt(9).build());
        tables.awaitAll(topics);

        assertThat(tables.content()).isEqualTo(before);
        var last = topics.read(Topic.RUNS.name(topics.prefix())).stream()
                .filter(record -> record.key().equals(worse.run().toString()))
                .toList()
                .getLast();
        assertThat(EventJson.read(last.value(), RunState.class).status()).isEqualTo("deleted");
        assertThat(rebuilt()).isEqualTo(before);
    }

    @Test
    void theNumberOfADeletedVersionIsNotGivenAgain() {
        train();
        deletion().delete(worse.run());
        var third = States.of("deletion", "third");

        finish(third, 0.7);
        tables.awaitAll(topics);

        assertThat(tables.texts("SELECT version FROM model_versions ORDER BY 1"))
                .containsExactly("1", "3");
        assertThat(rebuilt()).isEqualTo(tables.content());
    }

    @Test
    void aRunIsKeptWhileItIsTrainedAndWhileAnAliasPointsAtItsVersion() {
        train();
        var running = States.of("deletion", "running");
        topics.send(running.running(1));
        tables.awaitAll(topics);
        var before = tables.content();

        assertThatThrownBy(() -> deletion().delete(running.run()))
                .isInstanceOf(RunKeptException.class)
                .hasMessageContaining("it is running, cancel it first");
        assertThatThrownBy(() -> deletion().delete(best.run()))
                .isInstanceOf(RunKeptException.class)
                .hasMessageContaining("champion of deletion-model is its version 1");
        assertThatThrownBy(
                        () -> deletion().delete(States.of("deletion", "unknown").run()))
                .isInstanceOf(UnknownRunException.class);
        assertThat(tables.content()).isEqualTo(before);
    }

    @Test
    void severalAreDeletedByFilterAndATrialChangesNothing() {
        train();
        var other = States.of("other", "stays");
        finish(other, 0.9);
        tables.awaitAll(topics);
        var before = tables.content();
        var selection = new Selection("deletion", "completed", Instant.parse("2026-11-02T00:00:00Z"));

        var trial = deletion().delete(selection, true);

        assertThat(trial.deleted()).containsExactly(worse.run());
        assertThat(trial.kept()).singleElement().satisfies(kept -> {
            assertThat(kept.runId()).isEqualTo(best.run());
            assertThat(kept.reason()).startsWith("champion of deletion-model");
        });
        assertThat(trial.more()).isFalse();
        assertThat(tables.content()).isEqualTo(before);
        assertThat(deletion().delete(selection, false)).isEqualTo(trial);
        assertThat(tables.texts("SELECT name FROM runs ORDER BY 1")).containsExactly("best", "stays");
        assertThatThrownBy(() -> new Selection(null, null, null)).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> new Selection(null, "running", null)).isInstanceOf(InvalidParameterException.class);
    }
}
