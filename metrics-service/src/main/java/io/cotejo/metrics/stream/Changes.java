package io.cotejo.metrics.stream;

import io.cotejo.events.RunId;
import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.database.Statements;
import io.cotejo.metrics.run.Run;
import io.cotejo.metrics.run.Runs;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** What changed in the tables between two points of their history. */
final class Changes {
    private static final int MOST_RUNS = 1_000;
    private static final int MOST_EPOCHS = 5_000;
    private static final String NOW = "SELECT id, pg_snapshot_xmin(pg_current_snapshot())::text::bigint FROM tables_id";
    private static final String RUNS = """
            SELECT run_id FROM runs WHERE changed >= ?::xid8 AND changed < ?::xid8
            UNION SELECT run_id FROM curves WHERE changed >= ?::xid8 AND changed < ?::xid8
            UNION SELECT run_id FROM model_versions WHERE changed >= ?::xid8 AND changed < ?::xid8
            LIMIT %d""".formatted(MOST_RUNS + 1);
    private static final String DELETED = """
            SELECT run_id FROM deleted_runs WHERE changed >= ?::xid8 AND changed < ?::xid8 LIMIT %d""".formatted(MOST_RUNS + 1);
    private static final String EPOCHS = """
            SELECT * FROM epochs WHERE run_id = ANY (?) AND changed >= ?::xid8 AND changed < ?::xid8
            ORDER BY run_id, epoch LIMIT %d""".formatted(MOST_EPOCHS + 1);

    private final Database database;

    Changes(Database database) {
        this.database = database;
    }

    /**
     * What changed.
     *
     * @param complete false if there was more than can be told one by one: the lists are then empty
     * @param runs as they are now
     * @param epochs of these runs, in their order
     * @param deleted runs that are no more
     */
    record Batch(boolean complete, List<Run> runs, List<EpochPoint> epochs, List<RunId> deleted) {
        private static final Batch TOO_LARGE = new Batch(false, List.of(), List.of(), List.of());

        Batch {
            runs = List.copyOf(runs);
            epochs = List.copyOf(epochs);
            deleted = List.copyOf(deleted);
        }
    }

    /** The point up to which the history is settled: no transaction that is running can add anything before it. */
    Position now() {
        return database.inTransaction(connection -> Statements.first(
                        connection, NOW, row -> new Position(row.getObject(1, UUID.class), row.getLong(2)))
                .orElseThrow(() -> new IllegalStateException("the table tables_id has lost its row")));
    }

    /** What changed from one point on and before another, in whatever order the transactions were committed. */
    Batch between(Position from, Position to) {
        return database.inTransaction(
                connection -> between(connection, Long.toString(from.transaction()), Long.toString(to.transaction())));
    }

    private static Batch between(Connection connection, String from, String to) throws SQLException {
        var ids = Statements.list(connection, RUNS, Changes::runId, from, to, from, to, from, to);
        var deleted = Statements.list(connection, DELETED, Changes::runId, from, to);
        if (ids.isEmpty()) {
            return new Batch(deleted.size() <= MOST_RUNS, List.of(), List.of(), deleted);
        }
        if (ids.size() > MOST_RUNS || deleted.size() > MOST_RUNS) {
            return Batch.TOO_LARGE;
        }
        var column = Statements.column(connection, "uuid", ids, RunId::value);
        var epochs = Statements.list(connection, EPOCHS, Changes::epoch, column, from, to);
        return epochs.size() > MOST_EPOCHS
                ? Batch.TOO_LARGE
                : new Batch(true, Runs.of(connection, ids), epochs, deleted);
    }

    private static RunId runId(ResultSet row) throws SQLException {
        return new RunId(row.getObject("run_id", UUID.class));
    }

    private static EpochPoint epoch(ResultSet row) throws SQLException {
        return new EpochPoint(
                runId(row),
                row.getInt("epoch"),
                row.getDouble("train_loss"),
                row.getDouble("train_accuracy"),
                Statements.number(row, "validation_loss"),
                Statements.number(row, "validation_accuracy"),
                Statements.number(row, "test_loss"),
                Statements.number(row, "test_accuracy"),
                row.getDouble("learning_rate"));
    }
}
