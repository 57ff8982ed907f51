package io.cotejo.metrics.run;

import io.cotejo.events.RunId;
import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.database.Sql;
import io.cotejo.metrics.database.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** What came of the runs in the database, many at once. */
public final class Outcomes {
    /** At most so many are read of an experiment. */
    public static final int MOST = 10_000;

    private static final String SELECT = """
            SELECT r.run_id, r.name, r.network, r.parameters, r.seed, r.test_accuracy, r.test_loss,
                e.validation_accuracy, r.training_seconds,
                coalesce(r.images_per_second, c.images_per_second) AS speed,
                (r.job #- '{training,seed}')::text AS job_but_seed
            FROM
            """;
    private static final String BEST_EPOCH = "LEFT JOIN epochs e ON e.run_id = r.run_id AND e.epoch = r.best_epoch\n";
    private static final String OF_EXPERIMENT =
            "WHERE r.experiment = ? ORDER BY r.test_accuracy DESC NULLS LAST, r.run_id DESC LIMIT " + MOST;
    private static final String OF_RUNS =
            "JOIN unnest(?::text[]::uuid[]) WITH ORDINALITY w (id, place) ON w.id = r.run_id ORDER BY w.place";

    private final Database database;

    public Outcomes(Database database) {
        this.database = database;
    }

    /** Those of an experiment, the best by test accuracy first. */
    public List<Outcome> of(String experiment, RunRows rows) {
        return read(select(rows).add(OF_EXPERIMENT, experiment));
    }

    /** Those of these runs, in this order. */
    public List<Outcome> of(List<RunId> ids, RunRows rows) {
        return read(select(rows).add(OF_RUNS, ids));
    }

    private static Sql select(RunRows rows) {
        return Sql.of(SELECT).add(rows.runs()).add(rows.joins()).add(BEST_EPOCH);
    }

    private List<Outcome> read(Sql sql) {
        return database.inTransaction(connection -> sql.list(connection, Outcomes::outcome));
    }

    private static Outcome outcome(ResultSet row) throws SQLException {
        return new Outcome(
                new RunId(row.getObject("run_id", UUID.class)),
                row.getString("name"),
                row.getString("network"),
                Statements.longInteger(row, "parameters"),
                Statements.longInteger(row, "seed"),
                Statements.number(row, "test_accuracy"),
                Statements.number(row, "test_loss"),
                Statements.number(row, "validation_accuracy"),
                Statements.number(row, "training_seconds"),
                Statements.number(row, "speed"),
                row.getString("job_but_seed"));
    }
}
