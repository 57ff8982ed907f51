package io.cotejo.metrics.run;

import io.cotejo.events.EpochCompleted;
import io.cotejo.events.Score;
import io.cotejo.metrics.database.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads an epoch from a row of the database. */
final class EpochRow {
    private EpochRow() {}

    static EpochCompleted read(ResultSet row) throws SQLException {
        var at = Statements.instant(row, "at");
        return new EpochCompleted(
                RunRow.id(row),
                row.getInt("attempt"),
                at == null ? Instant.EPOCH : at,
                row.getInt("epoch"),
                row.getInt("epochs"),
                row.getDouble("learning_rate"),
                new Score(row.getDouble("train_loss"), row.getDouble("train_accuracy")),
                score(row, "validation"),
                score(row, "test"),
                row.getDouble("monitored"),
                row.getBoolean("best"),
                row.getDouble("training_seconds"),
                row.getDouble("images_per_second"));
    }

    private static @Nullable Score score(ResultSet row, String images) throws SQLException {
        var loss = Statements.number(row, images + "_loss");
        return loss == null ? null : new Score(loss, row.getDouble(images + "_accuracy"));
    }
}
