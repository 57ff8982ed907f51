package io.cotejo.metrics.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.events.EventJson;
import io.cotejo.events.RunId;
import io.cotejo.metrics.database.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a run from a row of the database. */
final class RunRow {
    /** What must be selected, and also {@code values}. */
    static final String COLUMNS = """
            r.run_id, r.experiment, r.name, r.model, r.status, r.attempt, r.network, r.dataset, r.optimizer, r.seed,
            r.parameters, r.epochs, c.epochs_done, r.best_epoch, c.train_loss, c.train_accuracy, c.held_out_loss,
            c.held_out_accuracy, r.test_loss, r.test_accuracy, r.training_seconds,
            coalesce(r.images_per_second, c.images_per_second) AS speed, r.submitted_at, r.started_at, r.ended_at,
            r.reason, v.version""";

    private RunRow() {}

    static Run read(ResultSet row) throws SQLException {
        return new Run(
                id(row),
                row.getString("experiment"),
                row.getString("name"),
                row.getString("model"),
                row.getString("status"),
                row.getInt("attempt"),
                row.getString("network"),
                row.getString("dataset"),
                row.getString("optimizer"),
                Statements.longInteger(row, "seed"),
                Statements.longInteger(row, "parameters"),
                Statements.integer(row, "epochs"),
                Statements.integer(row, "epochs_done"),
                Statements.integer(row, "best_epoch"),
                Statements.number(row, "train_loss"),
                Statements.number(row, "train_accuracy"),
                Statements.number(row, "held_out_loss"),
                Statements.number(row, "held_out_accuracy"),
                Statements.number(row, "test_loss"),
                Statements.number(row, "test_accuracy"),
                Statements.number(row, "training_seconds"),
                Statements.number(row, "speed"),
                Statements.instant(row, "submitted_at"),
                Statements.instant(row, "started_at"),
                Statements.instant(row, "ended_at"),
                row.getString("reason"),
                Statements.integer(row, "version"),
                json(row, "values"));
    }

    static RunId id(ResultSet row) throws SQLException {
        return new RunId(row.getObject("run_id", UUID.class));
    }

    static @Nullable JsonNode json(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        try {
            return text == null ? null : EventJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("column " + column + " holds what is not JSON", e);
        }
    }
}
