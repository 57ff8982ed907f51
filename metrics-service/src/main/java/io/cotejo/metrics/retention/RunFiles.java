package io.cotejo.metrics.retention;

import io.cotejo.events.RunId;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.database.DatabaseException;
import io.cotejo.metrics.database.Statements;
import io.quarkus.logging.Log;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Removes the files of deleted runs. What cannot be removed stays on the list. */
public final class RunFiles {
    private static final int PAGE = 1000;
    private static final String NEXT = """
            SELECT run_id FROM files_to_remove WHERE ?::uuid IS NULL OR run_id > ?
            ORDER BY run_id LIMIT %d""".formatted(PAGE);

    private final Database database;
    private final ArtifactStore store;

    public RunFiles(Database database, ArtifactStore store) {
        this.database = database;
        this.store = store;
    }

    /** Removes what is on the list, whatever of it cannot be removed. */
    void sweep() {
        var page = after(null);
        while (!page.isEmpty()) {
            page.forEach(this::remove);
            page = after(page.getLast());
        }
    }

    /** Removes the files of runs that are deleted; where the database fails now, {@link #sweep} does it later. */
    void remove(List<RunId> runs) {
        try {
            runs.forEach(this::remove);
        } catch (DatabaseException e) {
            Log.warnf("Files of deleted runs are left, trying again later reason=\"%s\"", e.getMessage());
        }
    }

    private List<RunId> after(@Nullable RunId last) {
        var id = last == null ? null : last.value();
        return database.inTransaction(connection ->
                Statements.list(connection, NEXT, row -> new RunId(row.getObject(1, UUID.class)), id, id));
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
