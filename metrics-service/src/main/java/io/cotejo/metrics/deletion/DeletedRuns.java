package io.cotejo.metrics.deletion;

import static io.cotejo.metrics.database.Statements.update;

import io.cotejo.events.RunId;
import io.cotejo.events.RunState;
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

    private static final String KEEP = """
            INSERT INTO deleted_exports (model, run_id, version) VALUES (?, ?, ?)
            ON CONFLICT (model, run_id) DO UPDATE SET version = excluded.version""";

    private DeletedRuns() {}

    /** Keeps these runs from being deleted before the end of the transaction; to be called before looking whether they were. */
    public static void fence(Connection connection, Collection<RunId> runs) throws SQLException {
        Statements.list(
                connection,
                "SELECT 1 FROM runs WHERE run_id = ANY (?) ORDER BY run_id FOR KEY SHARE",
                row -> true,
                Statements.column(connection, "uuid", List.copyOf(runs), RunId::value));
    }

    /** Those of these runs that were deleted, and when; the others are not before the end of the transaction. */
    public static Map<RunId, Instant> among(Connection connection, Collection<RunId> runs) throws SQLException {
        fence(connection, runs);
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
                "INSERT INTO deleted_exports (model, run_id, version) SELECT DISTINCT model, run_id, version"
                        + " FROM model_exports LEFT JOIN model_versions USING (model, run_id) WHERE run_id = ?"
                        + " ON CONFLICT DO NOTHING",
                id);
        for (var table : TABLES) {
            update(connection, "DELETE FROM " + table + " WHERE run_id = ?", id);
        }
        update(connection, "INSERT INTO files_to_remove (run_id) VALUES (?) ON CONFLICT DO NOTHING", id);
    }

    /** Keeps the numbers of a deleted run's versions: they are not given to others. */
    public static void keepVersions(Connection connection, RunState.Deleted marker) throws SQLException {
        var versions = marker.versions() == null ? List.<RunState.DeletedVersion>of() : marker.versions();
        for (var version : versions) {
            update(connection, KEEP, version.model(), marker.runId().value(), version.version());
        }
    }

    /** What tells others that a run was deleted, once it is erased. */
    public static RunState.Deleted marker(Connection connection, RunId run, Instant at) throws SQLException {
        var versions = Statements.list(
                connection,
                "SELECT model, version FROM deleted_exports WHERE run_id = ? AND version IS NOT NULL ORDER BY model",
                row -> new RunState.DeletedVersion(row.getString(1), row.getInt(2)),
                run.value());
        return new RunState.Deleted(run, at, versions);
    }

    /** Keeps that a deleted run was exported: its number is not given to another. */
    public static void countExport(Connection connection, String model, RunId run) throws SQLException {
        var sql = "INSERT INTO deleted_exports (model, run_id) VALUES (?, ?) ON CONFLICT DO NOTHING";
        update(connection, sql, model, run.value());
    }
}
