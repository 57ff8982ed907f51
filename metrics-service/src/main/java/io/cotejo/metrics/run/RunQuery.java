package io.cotejo.metrics.run;

import io.cotejo.events.job.FieldPath;
import io.cotejo.metrics.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The statement that lists runs. It first finds all of them, with no more than the figure they are sorted by, and then
 * reads the whole rows of those on the page.
 *
 * @param values places in the job documents that are told
 */
record RunQuery(RunRows rows, RunFilter filter, RunSort sort, Page page, List<String> values) {
    private static final String VALUES = """
            (SELECT jsonb_object_agg(path, r.job #> steps::text[])
                FROM unnest(?::text[], ?::text[]) AS asked (path, steps)) AS values
            """;

    /**
     * A row of the answer.
     *
     * @param total how many there are without the limit
     * @param run null where there is none on the page
     */
    record Row(long total, @Nullable Run run) {}

    RunQuery {
        values = List.copyOf(values);
    }

    Sql sql() {
        return Sql.of("WITH found AS MATERIALIZED (SELECT r.run_id, ")
                .add(sort.key(rows))
                .add(" AS key FROM ")
                .add(rows.runs())
                .add(rows.joins())
                .add("WHERE ")
                .add(filter.condition())
                .add(
                        "),\npage AS (SELECT * FROM found page ORDER BY " + sort.orderBy() + " LIMIT ? OFFSET ?)\n",
                        page.limit(),
                        page.offset())
                .add("SELECT total, " + RunRow.COLUMNS + ", ")
                .add(told())
                .add("FROM (SELECT count(*) AS total FROM found) counted LEFT JOIN page ON true LEFT JOIN ")
                .add(rows.runs())
                .add("ON r.run_id = page.run_id\n")
                .add(rows.joins())
                .add("ORDER BY " + sort.orderBy());
    }

    private Sql told() {
        if (values.isEmpty()) {
            return Sql.of("NULL::jsonb AS values\n");
        }
        var steps = values.stream()
                .map(path -> "{" + String.join(",", FieldPath.parse(path).steps()) + "}")
                .toList();
        return Sql.of(VALUES, values, steps);
    }

    static Row row(ResultSet row) throws SQLException {
        long total = row.getLong("total");
        return new Row(total, row.getObject("run_id") == null ? null : RunRow.read(row));
    }

    static Runs.Listing listing(List<Row> rows) {
        return new Runs.Listing(
                rows.getFirst().total(),
                rows.stream().map(Row::run).filter(Objects::nonNull).toList());
    }
}
