package io.cotejo.metrics.feedback;

import static io.cotejo.metrics.database.Statements.column;

import io.cotejo.metrics.database.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Finds for feedback that does not tell itself what it was given to: the last sample of that image before it. The two come
 * over different topics, in any order, and the outcome is the same.
 */
final class Matching {
    private static final String MATCH = """
            UPDATE feedback_given f SET version = p.version, predicted = p.predicted, predicted_label = p.label
            FROM unnest(?, ?, ?) AS touched (model, id, image)
            JOIN predictions_made p USING (model, id, image)
            WHERE f.model = p.model AND f.id = p.id AND f.image = p.image AND NOT f.told
              AND p.at = (SELECT max(q.at) FROM predictions_made q
                          WHERE q.model = f.model AND q.id = f.id AND q.image = f.image AND q.at <= f.at)""";

    private Matching() {}

    /**
     * One image of one request.
     *
     * @param image its row, counted from 0
     */
    record Image(String model, String id, int image) {}

    static void match(Connection connection, List<Image> touched) throws SQLException {
        var images = touched.stream().distinct().toList();
        Statements.update(
                connection,
                MATCH,
                column(connection, "text", images, Image::model),
                column(connection, "text", images, Image::id),
                column(connection, "int", images, Image::image));
    }
}
