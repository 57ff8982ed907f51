package io.cotejo.metrics.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** What the jobs in the database set, and to which values. */
public final class Hyperparameters {
    private static final int MOST_VALUES = 50;
    private static final String JOBS = """
            WITH RECURSIVE jobs AS MATERIALIZED (
                SELECT DISTINCT r.job - '{experiment,name,model}'::text[] AS job FROM
            """;
    private static final String VALUES = """
            ),
            field (path, value) AS (
                SELECT top.key, top.value FROM jobs CROSS JOIN jsonb_each(job) top
                UNION
                SELECT path || '.' || inner_field.key, inner_field.value FROM field CROSS JOIN LATERAL
                    jsonb_each(CASE WHEN jsonb_typeof(value) = 'object' THEN value END) inner_field)
            SELECT path, count(*) AS values, to_jsonb((array_agg(value ORDER BY value))[1:?]) AS first_values
            FROM field WHERE jsonb_typeof(value) <> 'object' GROUP BY path ORDER BY path LIMIT 1000""";

    private final Database database;

    public Hyperparameters(Database database) {
        this.database = database;
    }

    /**
     * One of them.
     *
     * @param path its place in the job documents; a list counts as one value
     * @param distinct how many values there are
     * @param values in order; the first 50
     */
    public record Hyperparameter(String path, int distinct, List<JsonNode> values) {
        public Hyperparameter {
            values = List.copyOf(values);
        }
    }

    /** Those of the runs that the filter lets through, by path; without the names that say what a job is. */
    List<Hyperparameter> of(RunRows rows, RunFilter filter) {
        var sql = Sql.of(JOBS)
                .add(rows.runs())
                .add("WHERE r.job IS NOT NULL AND ")
                .add(filter.condition())
                .add(VALUES, MOST_VALUES);
        return database.inTransaction(connection -> sql.list(connection, Hyperparameters::hyperparameter));
    }

    private static Hyperparameter hyperparameter(ResultSet row) throws SQLException {
        var values = Objects.requireNonNull(RunRow.json(row, "first_values"));
        return new Hyperparameter(
                row.getString("path"),
                row.getInt("values"),
                values.valueStream().toList());
    }
}
