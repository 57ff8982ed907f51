package io.cotejo.metrics.retention;

import io.cotejo.events.RunId;
import io.cotejo.events.Topic;
import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.database.Sql;
import io.cotejo.metrics.database.Statements;
import io.cotejo.metrics.deletion.DeletedRuns;
import io.cotejo.metrics.outbox.Outbox;
import io.cotejo.metrics.run.UnknownRunException;
import io.quarkus.logging.Log;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Deletes runs that have ended: their rows and the events that tell of it in one transaction each, then their files. A run
 * whose version an alias points at is kept.
 */
public final class RunDeletion {
    /** At most so many runs are deleted at once. */
    static final int MOST = 500;

    private static final String STATUS = "SELECT status FROM runs WHERE run_id = ?";
    private static final String MODELS = """
            SELECT name FROM models WHERE name IN (SELECT model FROM model_versions WHERE run_id = ?)
            ORDER BY name FOR UPDATE""";
    private static final String ALIASES = """
            SELECT a.alias || ' of ' || a.model || ' is its version ' || a.version FROM aliases a
            JOIN model_versions v USING (model, version) WHERE v.run_id = ? ORDER BY 1 LIMIT 1""";
    private static final String VERSIONS = "SELECT model || '/' || version FROM model_versions WHERE run_id = ?";
    private static final String SELECTED = """
            SELECT run_id, ended_at FROM runs WHERE status IN ('completed', 'failed', 'cancelled')
                AND (?::text IS NULL OR experiment = ?) AND (?::text IS NULL OR status = ?)
                AND (?::timestamptz IS NULL OR ended_at < ?)
                AND (?::uuid IS NULL OR (ended_at, run_id) > (?, ?))
            ORDER BY ended_at, run_id LIMIT ?""";

    private final Database database;
    private final Outbox outbox;
    private final RunFiles files;
    private final String prefix;
    private final Clock clock;

    /** Takes the prefix of the topics' names. */
    public RunDeletion(Database database, Outbox outbox, RunFiles files, String prefix, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.files = files;
        this.prefix = prefix;
        this.clock = clock;
    }

    /** A run that stays, and why. */
    record Kept(RunId runId, String reason) {}

    /**
     * What came of it, or would.
     *
     * @param more true if further runs are selected: at most {@link #MOST} are deleted in one go
     */
    record Report(List<RunId> deleted, List<Kept> kept, boolean more) {
        Report {
            deleted = List.copyOf(deleted);
            kept = List.copyOf(kept);
        }
    }

    private record Ended(RunId run, Instant at) {
        static Ended read(ResultSet row) throws SQLException {
            return new Ended(
                    new RunId(row.getObject("run_id", UUID.class)),
                    row.getTimestamp("ended_at").toInstant());
        }
    }

    /**
     * Deletes a run.
     *
     * @throws UnknownRunException if there is none of this id
     * @throws RunKeptException if it has not ended, or an alias points at its version
     * @throws NotRestoredException if the registry is being read back from its topics
     */
    void delete(RunId run) {
        var reason = erase(run);
        if (reason.isPresent()) {
            throw new RunKeptException(run, reason.get());
        }
        files.remove(List.of(run));
    }

    /** Deletes those of the selected runs that can be, the oldest first; only tells which, if it is {@code dry}. */
    Report delete(Selection selection, boolean dry) {
        var deleted = new ArrayList<RunId>();
        var kept = new ArrayList<Kept>();
        @Nullable Ended last = null;
        boolean more = true;
        while (more && deleted.size() < MOST) { // those that are kept do not stand in the way of the ones after them
            int room = MOST - deleted.size();
            var page = page(selection, last, room + 1);
            more = page.size() > room;
            for (var each : page.subList(0, Math.min(room, page.size()))) {
                treat(each.run(), dry, deleted, kept);
                last = each;
            }
        }
        if (!dry) {
            files.remove(deleted);
        }
        return new Report(deleted, kept, more);
    }

    private void treat(RunId run, boolean dry, List<RunId> deleted, List<Kept> kept) {
        try {
            (dry ? reasonToKeep(run) : erase(run))
                    .ifPresentOrElse(reason -> kept.add(new Kept(run, reason)), () -> deleted.add(run));
        } catch (UnknownRunException e) {
            Log.debugf("Somebody else has deleted it meanwhile runId=%s", run);
        }
    }

    private List<Ended> page(Selection selection, @Nullable Ended after, int limit) {
        var experiment = selection.experiment();
        var before = selection.endedBefore();
        var at = after == null ? null : after.at();
        var run = after == null ? null : after.run().value();
        return database.inTransaction(connection -> Sql.of(
                        SELECTED,
                        experiment,
                        experiment,
                        selection.state(),
                        selection.state(),
                        before,
                        before,
                        run,
                        at,
                        run,
                        limit)
                .list(connection, Ended::read));
    }

    private Optional<String> reasonToKeep(RunId run) {
        return database.inTransaction(connection -> reasonToKeep(connection, run));
    }

    private Optional<String> erase(RunId run) {
        return database.inTransaction(connection -> {
            var reason = reasonToKeep(connection, run);
            if (reason.isEmpty()) {
                erase(connection, run);
            }
            return reason;
        });
    }

    /** Locks the run and its models, so that nothing moves meanwhile. */
    private static Optional<String> reasonToKeep(Connection connection, RunId run) throws SQLException {
        var id = run.value();
        var status = Statements.first(connection, STATUS + " FOR UPDATE", row -> row.getString(1), id)
                .orElseThrow(() -> new UnknownRunException(run));
        if (status.equals("queued") || status.equals("running")) {
            return Optional.of("it is " + status + ", cancel it first");
        }
        if (Statements.first(connection, "SELECT 1 FROM registry_restored", row -> true)
                .isEmpty()) {
            throw new NotRestoredException();
        }
        Statements.list(connection, MODELS, row -> true, id);
        return Statements.first(connection, ALIASES, row -> row.getString(1), id)
                .map(alias -> alias + ", move it to another first");
    }

    private void erase(Connection connection, RunId run) throws SQLException {
        var versions = Statements.list(connection, VERSIONS, row -> row.getString(1), run.value());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        DeletedRuns.erase(connection, run, now);
        outbox.add(connection, DeletedRuns.marker(connection, run, now));
        bury(connection, Topic.CHECKPOINTS, run.toString());
        for (var version : versions) {
            bury(connection, Topic.VERSIONS, version);
        }
    }

    /** A record without a value: compaction removes the key. */
    private void bury(Connection connection, Topic topic, String key) throws SQLException {
        var record = new ProducerRecord<String, byte[]>(topic.name(prefix), key, null);
        outbox.add(connection, record.topic() + "/" + key + "/deleted", record);
    }
}
