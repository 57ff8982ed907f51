package io.cotejo.metrics.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.events.EpochCompleted;
import io.cotejo.events.EventJson;
import io.cotejo.events.RunId;
import io.cotejo.events.RunResults;
import io.cotejo.events.Score;
import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.database.Statements;
import io.cotejo.metrics.evaluation.Evaluations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The runs in the database, to be read. */
public final class Runs {
    private static final String FROM = """
            FROM runs r LEFT JOIN curves c ON c.run_id = r.run_id
            LEFT JOIN model_versions v ON v.run_id = r.run_id AND v.model = r.model
            """;
    private static final String WHERE = """
            WHERE (?::text IS NULL OR r.experiment = ?) AND (?::text IS NULL OR r.status = ?)
              AND (?::text IS NULL OR r.dataset = ?) AND (?::text IS NULL OR r.network = ?)
              AND (?::text IS NULL OR r.model = ?) AND (?::uuid[] IS NULL OR r.run_id = ANY (?))
            """;
    private static final String COLUMNS = """
            r.*, c.epochs_done, c.train_loss, c.train_accuracy, c.held_out_loss, c.held_out_accuracy,
            coalesce(r.images_per_second, c.images_per_second) AS speed, v.version
            """;
    private static final String DETAILS = "SELECT " + COLUMNS
            + ", v.export -> 'labels' AS labels"
            + ", (SELECT k.event FROM checkpoints k WHERE k.run_id = r.run_id) AS checkpoint " + FROM
            + "WHERE r.run_id = ?";
    private static final String KNOWN =
            "SELECT 1 WHERE EXISTS (SELECT FROM runs WHERE run_id = ?) OR EXISTS (SELECT FROM curves WHERE run_id = ?)";
    private static final String EPOCHS = "SELECT * FROM epochs WHERE run_id = ANY (?) ORDER BY run_id, epoch";

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

    /** Those that the filter lets through, in order. */
    public Listing list(RunFilter filter, RunSort sort, Page page) {
        return database.inTransaction(connection -> {
            var ids = filter.ids() == null ? null : uuids(connection, filter.ids());
            var parameters = new @Nullable Object[] {
                filter.experiment(), filter.experiment(), filter.state(), filter.state(),
                filter.dataset(), filter.dataset(), filter.network(), filter.network(),
                filter.model(), filter.model(), ids, ids
            };
            var total = Statements.first(
                            connection, "SELECT count(*) FROM runs r " + WHERE, row -> row.getLong(1), parameters)
                    .orElse(0L);
            var sql = "SELECT " + COLUMNS + FROM + WHERE + "ORDER BY " + sort.orderBy() + " LIMIT " + page.limit()
                    + " OFFSET " + page.offset();
            return new Listing(total, Statements.list(connection, sql, Runs::run, parameters));
        });
    }

    /** One run, with all that is known of it. */
    public Optional<RunDetails> find(RunId id) {
        return database.inTransaction(connection -> Statements.first(connection, DETAILS, Runs::details, id.value()));
    }

    /** Whether any event has told of it. */
    public boolean knows(RunId id) {
        return database.inTransaction(
                connection -> Statements.first(connection, KNOWN, row -> true, id.value(), id.value())
                        .isPresent());
    }

    /** The epochs of these runs, by run and epoch. */
    public List<EpochCompleted> epochs(Collection<RunId> ids) {
        return database.inTransaction(
                connection -> Statements.list(connection, EPOCHS, Runs::epoch, uuids(connection, ids)));
    }

    private static java.sql.Array uuids(Connection connection, Collection<RunId> ids) throws SQLException {
        return Statements.column(connection, "uuid", List.copyOf(ids), RunId::value);
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                runId(row),
                row.getString("experiment"),
                row.getString("name"),
                row.getString("model"),
                row.getString("status"),
                row.getInt("attempt"),
                row.getString("network"),
                row.getString("dataset"),
                row.getString("optimizer"),
                Statements.longInteger(row, "seed"),
                Statements.longInteger(row, "parameters"),
                Statements.integer(row, "epochs"),
                Statements.integer(row, "epochs_done"),
                Statements.integer(row, "best_epoch"),
                Statements.number(row, "train_loss"),
                Statements.number(row, "train_accuracy"),
                Statements.number(row, "held_out_loss"),
                Statements.number(row, "held_out_accuracy"),
                Statements.number(row, "test_loss"),
                Statements.number(row, "test_accuracy"),
                Statements.number(row, "training_seconds"),
                Statements.number(row, "speed"),
                Statements.instant(row, "submitted_at"),
                Statements.instant(row, "started_at"),
                Statements.instant(row, "ended_at"),
                row.getString("reason"),
                Statements.integer(row, "version"));
    }

    private static RunDetails details(ResultSet row) throws SQLException {
        var stored = row.getString("results");
        var results = stored == null ? null : EventJson.read(stored.getBytes(UTF_8), RunResults.class);
        return new RunDetails(
                run(row),
                json(row, "job"),
                json(row, "provenance"),
                json(row, "summary"),
                results == null ? null : results.ending(),
                results == null ? null : Evaluations.of(results, labels(row)),
                row.getString("weights_sha256"),
                results == null ? null : results.predictions(),
                results == null ? null : results.answers(),
                json(row, "checkpoint"));
    }

    private static List<String> labels(ResultSet row) throws SQLException {
        var labels = json(row, "labels");
        return labels == null
                ? List.of()
                : labels.valueStream().map(JsonNode::asText).toList();
    }

    private static EpochCompleted epoch(ResultSet row) throws SQLException {
        var at = Statements.instant(row, "at");
        return new EpochCompleted(
                runId(row),
                row.getInt("attempt"),
                at == null ? Instant.EPOCH : at,
                row.getInt("epoch"),
                row.getInt("epochs"),
                row.getDouble("learning_rate"),
                new Score(row.getDouble("train_loss"), row.getDouble("train_accuracy")),
                score(row, "validation"),
                score(row, "test"),
                row.getDouble("monitored"),
                row.getBoolean("best"),
                row.getDouble("training_seconds"),
                row.getDouble("images_per_second"));
    }

    private static @Nullable Score score(ResultSet row, String images) throws SQLException {
        var loss = Statements.number(row, images + "_loss");
        return loss == null ? null : new Score(loss, row.getDouble(images + "_accuracy"));
    }

    private static RunId runId(ResultSet row) throws SQLException {
        return new RunId(row.getObject("run_id", UUID.class));
    }

    private static @Nullable JsonNode json(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        try {
            return text == null ? null : EventJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("column " + column + " holds what is not JSON", e);
        }
    }
}
