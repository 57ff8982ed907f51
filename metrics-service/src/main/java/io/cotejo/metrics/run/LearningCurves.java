package io.cotejo.metrics.run;

import static io.cotejo.metrics.database.Statements.column;

import io.cotejo.events.EpochCompleted;
import io.cotejo.events.Event;
import io.cotejo.events.RunId;
import io.cotejo.events.Score;
import io.cotejo.events.Topic;
import io.cotejo.metrics.database.Statements;
import io.cotejo.metrics.deletion.DeletedRuns;
import io.cotejo.metrics.projection.Fold;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Folds epochs. An attempt that takes a run up again trains the epochs from its first one on anew: what was said of them
 * goes. What a lower attempt says after that changes nothing, nor what is said of a run that was deleted.
 */
public final class LearningCurves implements Fold {
    private static final String ATTEMPTS = """
            SELECT run_id, attempt FROM curves WHERE run_id = ANY (?)
            UNION ALL SELECT run_id, 2147483647 FROM deleted_runs WHERE run_id = ANY (?)""";
    private static final String CUT = """
            DELETE FROM epochs e USING unnest(?, ?) AS cut (run_id, epoch)
            WHERE e.run_id = cut.run_id AND e.epoch > cut.epoch""";
    private static final String UPSERT_EPOCHS = """
            INSERT INTO epochs (run_id, epoch, attempt, at, epochs, learning_rate, train_loss, train_accuracy,
                validation_loss, validation_accuracy, test_loss, test_accuracy, monitored, best,
                training_seconds, images_per_second)
            SELECT run_id, epoch, attempt, at::timestamptz, epochs, learning_rate, train_loss, train_accuracy,
                validation_loss, validation_accuracy, test_loss, test_accuracy, monitored, best,
                training_seconds, images_per_second
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                AS row (run_id, epoch, attempt, at, epochs, learning_rate, train_loss, train_accuracy,
                validation_loss, validation_accuracy, test_loss, test_accuracy, monitored, best,
                training_seconds, images_per_second)
            ON CONFLICT (run_id, epoch) DO UPDATE SET
                attempt = excluded.attempt, at = excluded.at, epochs = excluded.epochs,
                learning_rate = excluded.learning_rate,
                train_loss = excluded.train_loss, train_accuracy = excluded.train_accuracy,
                validation_loss = excluded.validation_loss, validation_accuracy = excluded.validation_accuracy,
                test_loss = excluded.test_loss, test_accuracy = excluded.test_accuracy,
                monitored = excluded.monitored, best = excluded.best,
                training_seconds = excluded.training_seconds, images_per_second = excluded.images_per_second,
                changed = DEFAULT""";

    @Override
    public Topic topic() {
        return Topic.EPOCHS;
    }

    @Override
    public int fold(Connection connection, List<? extends Event> events) throws SQLException {
        var epochs = events.stream().map(EpochCompleted.class::cast).toList();
        var batch = EpochBatch.of(attempts(connection, epochs), epochs);
        cut(connection, batch.cuts());
        upsertEpochs(connection, batch.epochs());
        CurveEnds.upsert(connection, batch.last(), batch.epochs());
        CurveEnds.reckon(connection, batch.resumed());
        return batch.overtaken();
    }

    private static void cut(Connection connection, List<Map.Entry<RunId, Integer>> cuts) throws SQLException {
        if (!cuts.isEmpty()) {
            Statements.update(
                    connection,
                    CUT,
                    column(connection, "uuid", cuts, cut -> cut.getKey().value()),
                    column(connection, "int", cuts, Map.Entry::getValue));
        }
    }

    private static Map<RunId, Integer> attempts(Connection connection, List<EpochCompleted> epochs)
            throws SQLException {
        var runs = epochs.stream().map(EpochCompleted::runId).distinct().toList();
        DeletedRuns.fence(connection, runs);
        var attempts = new HashMap<RunId, Integer>();
        var ids = column(connection, "uuid", runs, RunId::value);
        Statements.list(
                connection,
                ATTEMPTS,
                row -> attempts.merge(new RunId(row.getObject(1, UUID.class)), row.getInt(2), Math::max),
                ids,
                ids);
        return attempts;
    }

    private static void upsertEpochs(Connection connection, List<EpochCompleted> rows) throws SQLException {
        Statements.update(
                connection,
                UPSERT_EPOCHS,
                column(connection, "uuid", rows, row -> row.runId().value()),
                column(connection, "int", rows, EpochCompleted::epoch),
                column(connection, "int", rows, EpochCompleted::attempt),
                column(connection, "text", rows, row -> row.at().toString()),
                column(connection, "int", rows, EpochCompleted::epochs),
                column(connection, "float8", rows, EpochCompleted::learningRate),
                column(connection, "float8", rows, row -> row.train().loss()),
                column(connection, "float8", rows, row -> row.train().accuracy()),
                column(connection, "float8", rows, row -> loss(row.validation())),
                column(connection, "float8", rows, row -> accuracy(row.validation())),
                column(connection, "float8", rows, row -> loss(row.test())),
                column(connection, "float8", rows, row -> accuracy(row.test())),
                column(connection, "float8", rows, EpochCompleted::monitored),
                column(connection, "bool", rows, EpochCompleted::best),
                column(connection, "float8", rows, EpochCompleted::trainingSeconds),
                column(connection, "float8", rows, EpochCompleted::imagesPerSecond));
    }

    private static @Nullable Double loss(@Nullable Score score) {
        return score == null ? null : score.loss();
    }

    private static @Nullable Double accuracy(@Nullable Score score) {
        return score == null ? null : score.accuracy();
    }
}
