package io.cotejo.metrics.retention;

import io.cotejo.events.RunId;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.database.Statements;
import io.quarkus.logging.Log;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;

/** Removes the files of deleted runs. What cannot be removed stays on the list. */
public final class RunFiles {
    private static final String FIRST = "SELECT run_id FROM files_to_remove ORDER BY run_id LIMIT 1000";
    private static final String NEXT = "SELECT run_id FROM files_to_remove WHERE run_id > ? ORDER BY run_id LIMIT 1000";

    private final Database database;
    private final ArtifactStore store;

    public RunFiles(Database database, ArtifactStore store) {
        this.database = database;
        this.store = store;
    }

    /** Removes what is on the list; those that cannot be removed hold up none that come after them. */
    void sweep() {
        for (var ids = read(FIRST);
                !ids.isEmpty();
                ids = read(NEXT, ids.getLast().value())) {
            ids.forEach(this::remove);
        }
    }

    private List<RunId> read(String sql, Object... after) {
        return database.inTransaction(
                connection -> Statements.list(connection, sql, row -> new RunId(row.getObject(1, UUID.class)), after));
    }

    private void remove(RunId run) {
        try {
            store.removeFolder("runs/" + run);
            database.transact(connection ->
                    Statements.update(connection, "DELETE FROM files_to_remove WHERE run_id = ?", run.value()));
        } catch (UncheckedIOException | IllegalArgumentException e) {
            Log.warnf(
                    "Files of a deleted run are left, trying again later runId=%s reason=\"%s\"", run, e.getMessage());
        }
    }
}
