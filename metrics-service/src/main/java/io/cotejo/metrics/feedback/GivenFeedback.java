package io.cotejo.metrics.feedback;

import io.cotejo.events.Event;
import io.cotejo.events.FeedbackGiven;
import io.cotejo.events.Topic;
import io.cotejo.metrics.database.Statements;
import io.cotejo.metrics.feedback.Matching.Image;
import io.cotejo.metrics.projection.Fold;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Folds feedback: the last one to each image counts. */
public final class GivenFeedback implements Fold {
    private static final String UPSERT = """
            INSERT INTO feedback_given AS old
                (model, id, image, at, truth, label, told, version, predicted, predicted_label)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (model, id, image) DO UPDATE SET
                at = excluded.at, truth = excluded.truth, label = excluded.label, told = old.told OR excluded.told,
                version = coalesce(excluded.version, old.version),
                predicted = coalesce(excluded.predicted, old.predicted),
                predicted_label = coalesce(excluded.predicted_label, old.predicted_label)
            WHERE excluded.at >= old.at""";

    @Override
    public Topic topic() {
        return Topic.FEEDBACK;
    }

    @Override
    public int fold(Connection connection, List<? extends Event> events) throws SQLException {
        var given = events.stream().map(FeedbackGiven.class::cast).toList();
        int[] changed;
        try (var statement = connection.prepareStatement(UPSERT)) {
            for (var each : given) {
                Statements.bind(
                        statement,
                        each.model(),
                        each.id(),
                        each.row(),
                        each.at(),
                        each.index(),
                        each.label(),
                        each.version() != null,
                        each.version(),
                        each.predicted(),
                        each.predictedLabel());
                statement.addBatch();
            }
            changed = statement.executeBatch();
        }
        Matching.match(
                connection,
                given.stream()
                        .map(each -> new Image(each.model(), each.id(), each.row()))
                        .toList());
        return (int) Arrays.stream(changed).filter(rows -> rows == 0).count();
    }
}
