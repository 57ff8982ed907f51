package io.cotejo.metrics.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.events.EpochCompleted;
import io.cotejo.events.EventJson;
import io.cotejo.events.RunId;
import io.cotejo.events.RunResults;
import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.database.Sql;
import io.cotejo.metrics.database.Statements;
import io.cotejo.metrics.evaluation.Evaluations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The runs in the database, to be read. */
public final class Runs {
    private static final String DETAILS = "SELECT " + RunRow.COLUMNS + """
            , NULL::jsonb AS values, r.job, r.provenance, r.summary, r.results, r.weights_sha256,
            v.export -> 'labels' AS labels, (SELECT k.event FROM checkpoints k WHERE k.run_id = r.run_id) AS checkpoint
            """;
    private static final String KNOWN =
            "SELECT 1 WHERE EXISTS (SELECT FROM runs WHERE run_id = ?) OR EXISTS (SELECT FROM curves WHERE run_id = ?)";
    private static final String CURVE = "SELECT * FROM epochs WHERE run_id = ? ORDER BY epoch";
    private static final String EPOCHS = """
            SELECT e.* FROM unnest(?::text[]::uuid[], ?::text[]::int[]) AS wanted (run_id, epoch)
            JOIN epochs e ON e.run_id = wanted.run_id AND e.epoch = wanted.epoch
            """;

    private final Database database;

    public Runs(Database database) {
        this.database = database;
    }

    /**
     * A part of a listing.
     *
     * @param total how many there are without the limit
     */
    public record Listing(long total, List<Run> runs) {
        public Listing {
            runs = List.copyOf(runs);
        }
    }

    /**
     * Those that the filter lets through, in order.
     *
     * @param values places in the job documents that are told
     */
    Listing list(RunRows rows, RunFilter filter, RunSort sort, Page page, List<String> values) {
        var sql = new RunQuery(rows, filter, sort, page, values).sql();
        return database.inTransaction(connection -> RunQuery.listing(sql.list(connection, RunQuery::row)));
    }

    /** One run, with all that is known of it. */
    public Optional<RunDetails> find(RunId id) {
        return find(List.of(id), RunRows.NOW).stream().findFirst();
    }

    /** These runs, with all that is known of them, in no particular order. */
    public List<RunDetails> find(Collection<RunId> ids, RunRows rows) {
        var sql = Sql.of(DETAILS + "FROM ")
                .add(rows.runs())
                .add(rows.joins())
                .add("WHERE r.run_id = ANY (?::text[]::uuid[])", List.copyOf(ids));
        return database.inTransaction(connection -> sql.list(connection, Runs::details));
    }

    /** The rows of these runs, within the caller's transaction; in no order. */
    public static List<Run> of(Connection connection, Collection<RunId> ids) throws SQLException {
        var sql = "SELECT " + RunRow.COLUMNS + ", NULL::jsonb AS values FROM ";
        return Sql.of(sql)
                .add(RunRows.NOW.runs())
                .add(RunRows.NOW.joins())
                .add("WHERE r.run_id = ANY (?::text[]::uuid[])", List.copyOf(ids))
                .list(connection, RunRow::read);
    }

    /** Whether any event has told of it. */
    public boolean knows(RunId id) {
        return database.inTransaction(
                connection -> Statements.first(connection, KNOWN, row -> true, id.value(), id.value())
                        .isPresent());
    }

    /** The epochs of a run, in order. */
    public List<EpochCompleted> epochs(RunId id) {
        return database.inTransaction(connection -> Statements.list(connection, CURVE, EpochRow::read, id.value()));
    }

    /** Single epochs, those of them that there are, in no particular order. */
    public List<EpochCompleted> epochs(List<EpochId> ids, RunRows rows) {
        var runs = ids.stream().map(EpochId::runId).toList();
        var numbers = ids.stream().map(EpochId::epoch).toList();
        var sql = Sql.of(EPOCHS, runs, numbers).add(rows.known());
        return database.inTransaction(connection -> sql.list(connection, EpochRow::read));
    }

    private static RunDetails details(ResultSet row) throws SQLException {
        var stored = row.getString("results");
        var results = stored == null ? null : EventJson.read(stored.getBytes(UTF_8), RunResults.class);
        return new RunDetails(
                RunRow.read(row),
                RunRow.json(row, "job"),
                RunRow.json(row, "provenance"),
                RunRow.json(row, "summary"),
                results == null ? null : results.ending(),
                results == null ? null : Evaluations.of(results, labels(row)),
                row.getString("weights_sha256"),
                results == null ? null : results.predictions(),
                results == null ? null : results.answers(),
                RunRow.json(row, "checkpoint"));
    }

    private static List<String> labels(ResultSet row) throws SQLException {
        var labels = RunRow.json(row, "labels");
        return labels == null
                ? List.of()
                : labels.valueStream().map(JsonNode::asText).toList();
    }
}
