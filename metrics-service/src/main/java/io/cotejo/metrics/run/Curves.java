package io.cotejo.metrics.run;

import io.cotejo.events.RunId;
import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.database.Sql;
import io.cotejo.metrics.database.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The learning curves in the database, many at once. */
public final class Curves {
    private static final String SELECT = """
            SELECT r.run_id, r.name, r.status, r.seed, e.*
            FROM runs r CROSS JOIN LATERAL (
                SELECT array_agg(epoch) AS epoch, array_agg(train_loss) AS train_loss,
                    array_agg(train_accuracy) AS train_accuracy, array_agg(validation_loss) AS validation_loss,
                    array_agg(validation_accuracy) AS validation_accuracy, array_agg(test_loss) AS test_loss,
                    array_agg(test_accuracy) AS test_accuracy, array_agg(learning_rate) AS learning_rate
                FROM (SELECT * FROM epochs WHERE run_id = r.run_id ORDER BY epoch) epochs_in_order) e
            """;
    private static final String OF_RUNS = SELECT + "WHERE r.run_id = ANY (?::text[]::uuid[])";
    private static final String OF_EXPERIMENT =
            SELECT + "WHERE r.experiment = ? ORDER BY r.submitted_at DESC, r.run_id DESC LIMIT ?";

    private static final Double[] NONE = {};

    private final Database database;

    public Curves(Database database) {
        this.database = database;
    }

    /**
     * Those of these runs, in this order.
     *
     * @throws UnknownRunException if there is none of one of these ids
     */
    List<Curve> of(List<RunId> ids) {
        var found = read(Sql.of(OF_RUNS, ids)).stream().collect(Collectors.toMap(Curve::runId, Function.identity()));
        return ids.stream()
                .map(id -> {
                    var curve = found.get(id);
                    if (curve == null) {
                        throw new UnknownRunException(id);
                    }
                    return curve;
                })
                .toList();
    }

    /** Those of an experiment's latest runs, the latest first. */
    List<Curve> of(String experiment, int limit) {
        return read(Sql.of(OF_EXPERIMENT, experiment, limit));
    }

    private List<Curve> read(Sql sql) {
        return database.inTransaction(connection -> sql.list(connection, Curves::curve));
    }

    private static Curve curve(ResultSet row) throws SQLException {
        return new Curve(
                RunRow.id(row),
                row.getString("name"),
                row.getString("status"),
                Statements.longInteger(row, "seed"),
                column(row, "epoch", new Integer[0]),
                column(row, "train_loss", NONE),
                column(row, "train_accuracy", NONE),
                figures(row, "validation_loss"),
                figures(row, "validation_accuracy"),
                figures(row, "test_loss"),
                figures(row, "test_accuracy"),
                column(row, "learning_rate", NONE));
    }

    private static List<@Nullable Double> figures(ResultSet row, String column) throws SQLException {
        return Arrays.<@Nullable Double>asList(column(row, column, NONE).toArray(NONE));
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> column(ResultSet row, String column, T[] none) throws SQLException {
        var array = row.getArray(column);
        return Arrays.asList(array == null ? none : (T[]) array.getArray());
    }
}
