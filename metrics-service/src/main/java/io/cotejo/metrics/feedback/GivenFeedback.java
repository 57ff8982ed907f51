package io.cotejo.metrics.feedback;

import io.cotejo.events.Event;
import io.cotejo.events.FeedbackGiven;
import io.cotejo.events.Topic;
import io.cotejo.metrics.database.Statements;
import io.cotejo.metrics.feedback.Matching.Image;
import io.cotejo.metrics.projection.Fold;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        int overtaken = Statements.updateEach(connection, UPSERT, given, GivenFeedback::row);
        Matching.match(
                connection,
                given.stream()
                        .map(each -> new Image(each.model(), each.id(), each.row()))
                        .toList());
        return overtaken;
    }

    private static @Nullable Object[] row(FeedbackGiven given) {
        return new @Nullable Object[] {
            given.model(),
            given.id(),
            given.row(),
            given.at(),
            given.index(),
            given.label(),
            given.version() != null,
            given.version(),
            given.predicted(),
            given.predictedLabel()
        };
    }
}
