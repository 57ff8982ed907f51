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
import io.cotejo.metrics.database.Statements;
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
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        finish(run, accuracy, tables);
    }

    private void finish(States run, double accuracy, Tables tables) {
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
        assertThat(EventJson.read(last.value(), RunState.class))
                .isInstanceOfSatisfying(
                        RunState.Deleted.class,
                        marker -> assertThat(marker.versions())
                                .containsExactly(new RunState.DeletedVersion(worse.model(), 2)));
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
    void norIsItGivenAgainWhereOnlyTheMarkerTellsOfIt() {
        service.close();
        var again = Tables.fresh();
        try (var other = Service.start(topics, again)) {
            topics.send(new RunState.Deleted(
                    worse.run(), States.SUBMITTED, List.of(new RunState.DeletedVersion(worse.model(), 7))));
            again.awaitAll(topics);
            finish(best, 0.9, again);
            assertThat(other.registry()).isNotNull();
        }

        assertThat(again.texts("SELECT version FROM model_versions")).containsExactly("8");
    }

    @Test
    void twoAtOnceDeleteEachRunOnce() {
        var runs = IntStream.range(0, 20)
                .mapToObj(number -> States.of("both", "run " + number))
                .toList();
        topics.send(runs.stream().map(run -> run.completed(1, 0.5)).toList());
        tables.awaitAll(topics);
        var selection = new Selection("both", null, null);

        var reports = Stream.of(deletion(), deletion())
                .map(deletion -> CompletableFuture.supplyAsync(() -> deletion.delete(selection, false)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(reports)
                .flatExtracting(RunDeletion.Report::deleted)
                .containsExactlyInAnyOrderElementsOf(
                        runs.stream().map(States::run).toList());
    }

    @Test
    void runsThatAreKeptDoNotStandInTheWayOfLaterOnes() {
        train();
        int most = RunDeletion.MOST;
        tables.database().transact(connection -> {
            Statements.update(
                    connection,
                    "INSERT INTO runs (run_id, attempt, status, at, submitted_at, ended_at, experiment)"
                            + " SELECT gen_random_uuid(), 1, 'completed', now(), now(), timestamptz '2020-01-01', 'old'"
                            + " FROM generate_series(1, ?)",
                    most + 1);
            Statements.update(
                    connection,
                    "INSERT INTO model_versions (model, version, run_id, registered_at, test_digest, test_accuracy,"
                            + " test_loss, export) SELECT 'old', row_number() OVER (), run_id, now(), '', 0, 0, '{}'"
                            + " FROM runs WHERE experiment = 'old'");
            Statements.update(
                    connection,
                    "INSERT INTO aliases (model, alias, version, move, at)"
                            + " SELECT model, 'kept' || version, version, 1, now() FROM model_versions"
                            + " WHERE model = 'old'");
        });

        var report = deletion().delete(new Selection(null, "completed", null), false);

        assertThat(report.deleted()).containsExactly(worse.run());
        assertThat(report.kept()).hasSize(most + 2);
        assertThat(report.more()).isFalse();
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
