package io.cotejo.metrics.run;

import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.database.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The experiments that the runs name. */
public final class Experiments {
    private static final String LIST = """
            SELECT r.experiment, count(*) AS runs, count(*) FILTER (WHERE r.status = 'running') AS running,
                greatest(max(r.at), max(c.at)) AS last_activity, max(r.test_accuracy) AS best_accuracy,
                (array_agg(r.run_id ORDER BY r.test_accuracy DESC, r.test_loss, r.run_id)
                    FILTER (WHERE r.test_accuracy IS NOT NULL))[1] AS best_run
            FROM runs r LEFT JOIN curves c ON c.run_id = r.run_id
            WHERE r.experiment IS NOT NULL
            GROUP BY r.experiment ORDER BY last_activity DESC, r.experiment LIMIT 500""";

    private final Database database;

    public Experiments(Database database) {
        this.database = database;
    }

    /**
     * One experiment.
     *
     * @param runs how many there are
     * @param running how many of them are being trained
     * @param bestAccuracy the highest test accuracy; null before the first run is completed
     * @param bestRunId whose it is
     */
    public record Experiment(
            String name,
            int runs,
            int running,
            @Nullable Instant lastActivity,
            @Nullable Double bestAccuracy,
            @Nullable UUID bestRunId) {}

    /** The latest 500, the one with the latest event first. */
    public List<Experiment> list() {
        return database.inTransaction(connection -> Statements.list(connection, LIST, Experiments::experiment));
    }

    private static Experiment experiment(ResultSet row) throws SQLException {
        return new Experiment(
                row.getString("experiment"),
                row.getInt("runs"),
                row.getInt("running"),
                Statements.instant(row, "last_activity"),
                Statements.number(row, "best_accuracy"),
                row.getObject("best_run", UUID.class));
    }
}
