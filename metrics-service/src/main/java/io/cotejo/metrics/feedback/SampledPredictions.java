package io.cotejo.metrics.feedback;

import static io.cotejo.metrics.database.Statements.column;

import io.cotejo.events.Event;
import io.cotejo.events.PredictionMade;
import io.cotejo.events.Topic;
import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.database.Statements;
import io.cotejo.metrics.feedback.Matching.Image;
import io.cotejo.metrics.projection.Fold;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** Folds sampled predictions: those of chance are counted by day, and all kept one by one for as long as their topic keeps them. */
public final class SampledPredictions implements Fold {
    private static final String INSERT = """
            WITH added AS (
                INSERT INTO predictions_made (model, id, image, at, version, predicted, label)
                SELECT model, id, image, at::timestamptz, version, predicted, label
                FROM unnest(?, ?, ?, ?, ?, ?, ?) AS made (model, id, image, at, version, predicted, label)
                ON CONFLICT DO NOTHING
                RETURNING model, id, image, at, version, predicted, label)
            INSERT INTO prediction_days AS old (model, version, day, predicted, label, by_chance)
            SELECT a.model, a.version, (a.at AT TIME ZONE 'UTC')::date, a.predicted, max(a.label), count(*)
            FROM added a JOIN (SELECT DISTINCT model, id, image, at::timestamptz AS at
                FROM unnest(?, ?, ?, ?) AS chosen (model, id, image, at)) c
                ON c.model = a.model AND c.id = a.id AND c.image = a.image AND c.at = a.at
            GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
            ON CONFLICT (model, version, day, predicted) DO UPDATE SET
                by_chance = old.by_chance + excluded.by_chance""";

    @Override
    public Topic topic() {
        return Topic.PREDICTIONS;
    }

    @Override
    public int fold(Connection connection, List<? extends Event> events) throws SQLException {
        var made = events.stream().map(PredictionMade.class::cast).toList();
        var chosen = made.stream().filter(PredictionMade::byChance).toList();
        Statements.update(
                connection,
                INSERT,
                column(connection, "text", made, PredictionMade::model),
                column(connection, "text", made, PredictionMade::id),
                column(connection, "int", made, PredictionMade::row),
                column(connection, "text", made, each -> each.at().toString()),
                column(connection, "int", made, PredictionMade::version),
                column(connection, "int", made, PredictionMade::index),
                column(connection, "text", made, PredictionMade::label),
                column(connection, "text", chosen, PredictionMade::model),
                column(connection, "text", chosen, PredictionMade::id),
                column(connection, "int", chosen, PredictionMade::row),
                column(connection, "text", chosen, each -> each.at().toString()));
        Matching.match(
                connection,
                made.stream()
                        .map(each -> new Image(each.model(), each.id(), each.row()))
                        .toList());
        return 0;
    }

    /** Forgets single predictions that their topic has forgotten. What they were counted for stays. */
    public static void forgetOld(Database database, Clock clock) {
        var before = clock.instant().minus(Topic.PREDICTIONS.retention().orElseThrow());
        database.transact(
                connection -> Statements.update(connection, "DELETE FROM predictions_made WHERE at < ?", before));
    }
}
