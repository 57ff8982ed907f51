package io.cotejo.metrics.deletion;

import static io.cotejo.metrics.database.Statements.update;

import io.cotejo.events.RunId;
import io.cotejo.metrics.database.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The runs that were deleted, within the caller's transaction. */
public final class DeletedRuns {
    private static final List<String> TABLES =
            List.of("runs", "epochs", "curves", "checkpoints", "model_exports", "model_versions");

    private DeletedRuns() {}

    /** Those of these runs that were deleted, and when. */
    public static Map<RunId, Instant> among(Connection connection, Collection<RunId> runs) throws SQLException {
        var deleted = new HashMap<RunId, Instant>();
        Statements.list(
                connection,
                "SELECT run_id, at FROM deleted_runs WHERE run_id = ANY (?)",
                row -> deleted.put(
                        new RunId(row.getObject(1, UUID.class)),
                        row.getTimestamp(2).toInstant()),
                Statements.column(connection, "uuid", List.copyOf(runs), RunId::value));
        return deleted;
    }

    /** Whether a run was deleted. */
    public static boolean contain(Connection connection, RunId run) throws SQLException {
        return Statements.first(connection, "SELECT 1 FROM deleted_runs WHERE run_id = ?", row -> true, run.value())
                .isPresent();
    }

    /** Removes all rows of a run but one that says that it was deleted; has its files removed later. */
    public static void erase(Connection connection, RunId run, Instant at) throws SQLException {
        var id = run.value();
        update(connection, "INSERT INTO deleted_runs (run_id, at) VALUES (?, ?) ON CONFLICT DO NOTHING", id, at);
        update(
                connection,
                "INSERT INTO deleted_exports (model, run_id) SELECT DISTINCT model, run_id FROM model_exports"
                        + " WHERE run_id = ? ON CONFLICT DO NOTHING",
                id);
        for (var table : TABLES) {
            update(connection, "DELETE FROM " + table + " WHERE run_id = ?", id);
        }
        update(connection, "INSERT INTO files_to_remove (run_id) VALUES (?) ON CONFLICT DO NOTHING", id);
    }

    /** Keeps that a deleted run was exported: its number is not given to another. */
    public static void countExport(Connection connection, String model, RunId run) throws SQLException {
        var sql = "INSERT INTO deleted_exports (model, run_id) VALUES (?, ?) ON CONFLICT DO NOTHING";
        update(connection, sql, model, run.value());
    }
}
