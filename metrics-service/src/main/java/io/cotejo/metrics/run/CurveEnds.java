package io.cotejo.metrics.run;

import static io.cotejo.metrics.database.Statements.column;

import io.cotejo.events.EpochCompleted;
import io.cotejo.events.RunId;
import io.cotejo.events.Score;
import io.cotejo.metrics.database.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where each curve stands, and its best figures so far; as a row of its own, so that nobody need read the epochs for it. */
final class CurveEnds {
    private static final String UPSERT = """
            INSERT INTO curves AS old (run_id, attempt, at, epochs_done, train_loss, train_accuracy, held_out_loss,
                held_out_accuracy, images_per_second, best_train_loss, best_train_accuracy, best_validation_loss,
                best_validation_accuracy)
            SELECT run_id, attempt, at::timestamptz, epochs_done, train_loss, train_accuracy, held_out_loss,
                held_out_accuracy, images_per_second, best_train_loss, best_train_accuracy, best_validation_loss,
                best_validation_accuracy
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                AS row (run_id, attempt, at, epochs_done, train_loss, train_accuracy, held_out_loss,
                held_out_accuracy, images_per_second, best_train_loss, best_train_accuracy, best_validation_loss,
                best_validation_accuracy)
            ON CONFLICT (run_id) DO UPDATE SET
                attempt = excluded.attempt, at = excluded.at, epochs_done = excluded.epochs_done,
                train_loss = excluded.train_loss, train_accuracy = excluded.train_accuracy,
                held_out_loss = excluded.held_out_loss, held_out_accuracy = excluded.held_out_accuracy,
                images_per_second = excluded.images_per_second, changed = DEFAULT,
                best_train_loss = least(old.best_train_loss, excluded.best_train_loss),
                best_train_accuracy = greatest(old.best_train_accuracy, excluded.best_train_accuracy),
                best_validation_loss = least(old.best_validation_loss, excluded.best_validation_loss),
                best_validation_accuracy = greatest(old.best_validation_accuracy, excluded.best_validation_accuracy)""";
    private static final String RECKON = """
            UPDATE curves c SET changed = DEFAULT, best_train_loss = e.train_loss, best_train_accuracy = e.train_accuracy,
                best_validation_loss = e.validation_loss, best_validation_accuracy = e.validation_accuracy
            FROM (SELECT run_id, min(train_loss) AS train_loss, max(train_accuracy) AS train_accuracy,
                    min(validation_loss) AS validation_loss, max(validation_accuracy) AS validation_accuracy
                FROM epochs WHERE run_id = ANY (?) GROUP BY run_id) e
            WHERE e.run_id = c.run_id""";

    private CurveEnds() {}

    /**
     * Takes epochs in.
     *
     * @param last of each run
     * @param epochs each once, those that are in {@code last} too
     */
    static void upsert(Connection connection, List<EpochCompleted> last, Collection<EpochCompleted> epochs)
            throws SQLException {
        var curves = epochs.stream().collect(Collectors.groupingBy(EpochCompleted::runId));
        Statements.update(
                connection,
                UPSERT,
                column(connection, "uuid", last, row -> row.runId().value()),
                column(connection, "int", last, EpochCompleted::attempt),
                column(connection, "text", last, row -> row.at().toString()),
                column(connection, "int", last, EpochCompleted::epoch),
                column(connection, "float8", last, row -> row.train().loss()),
                column(connection, "float8", last, row -> row.train().accuracy()),
                column(connection, "float8", last, row -> row.heldOut().loss()),
                column(connection, "float8", last, row -> row.heldOut().accuracy()),
                column(connection, "float8", last, EpochCompleted::imagesPerSecond),
                column(connection, "float8", last, row -> loss(curves, row, EpochCompleted::train)),
                column(connection, "float8", last, row -> accuracy(curves, row, EpochCompleted::train)),
                column(connection, "float8", last, row -> loss(curves, row, EpochCompleted::validation)),
                column(connection, "float8", last, row -> accuracy(curves, row, EpochCompleted::validation)));
    }

    /** Reckons the best figures of these runs anew: an attempt may have overwritten the best epoch. */
    static void reckon(Connection connection, List<RunId> resumed) throws SQLException {
        if (!resumed.isEmpty()) {
            Statements.update(connection, RECKON, column(connection, "uuid", resumed, RunId::value));
        }
    }

    private static @Nullable Double loss(
            Map<RunId, List<EpochCompleted>> curves,
            EpochCompleted run,
            Function<EpochCompleted, @Nullable Score> images) {
        return scores(curves, run, images).stream()
                .map(Score::loss)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Double accuracy(
            Map<RunId, List<EpochCompleted>> curves,
            EpochCompleted run,
            Function<EpochCompleted, @Nullable Score> images) {
        return scores(curves, run, images).stream()
                .map(Score::accuracy)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static List<Score> scores(
            Map<RunId, List<EpochCompleted>> curves,
            EpochCompleted run,
            Function<EpochCompleted, @Nullable Score> images) {
        return curves.getOrDefault(run.runId(), List.of()).stream()
                .map(images)
                .filter(Objects::nonNull)
                .toList();
    }
}
