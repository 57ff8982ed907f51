package io.cotejo.metrics.registry;

import static io.cotejo.metrics.database.Statements.first;
import static io.cotejo.metrics.database.Statements.update;

import io.cotejo.events.AliasMoved;
import io.cotejo.events.EventJson;
import io.cotejo.events.LedgerEntry;
import io.cotejo.events.ModelExported;
import io.cotejo.events.ModelVersion;
import io.cotejo.events.RunId;
import io.cotejo.events.Score;
import io.cotejo.events.artifact.Artifact;
import io.cotejo.metrics.database.Statements;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The registry's tables, within the caller's transaction. Writing a row that is there already changes nothing. */
final class RegistryRows {
    /** The numbers of deleted versions are not given again: exports are numbered in their order, and none is forgotten. */
    private static final String NEXT_VERSION = """
            SELECT greatest((SELECT coalesce(max(version), 0) + 1 FROM model_versions WHERE model = ?),
                (SELECT count(*) FROM (SELECT run_id FROM model_exports WHERE model = ?
                    UNION SELECT run_id FROM deleted_exports WHERE model = ?) exported))""";

    private RegistryRows() {}

    /** Makes whoever else wants to decide on this model wait for the end of the transaction. */
    static void lock(Connection connection, String model) throws SQLException {
        update(connection, "INSERT INTO models (name) VALUES (?) ON CONFLICT DO NOTHING", model);
        first(connection, "SELECT name FROM models WHERE name = ? FOR UPDATE", row -> true, model);
    }

    static boolean restored(Connection connection) throws SQLException {
        return first(connection, "SELECT 1 FROM registry_restored", row -> true).isPresent();
    }

    static boolean knows(Connection connection, String model) throws SQLException {
        return first(connection, "SELECT 1 FROM model_versions WHERE model = ? LIMIT 1", row -> true, model)
                .isPresent();
    }

    static boolean hasVersion(Connection connection, String model, RunId run) throws SQLException {
        var sql = "SELECT 1 FROM model_versions WHERE model = ? AND run_id = ?";
        return first(connection, sql, row -> true, model, run.value()).isPresent();
    }

    static int nextVersion(Connection connection, String model) throws SQLException {
        return first(connection, NEXT_VERSION, row -> row.getInt(1), model, model, model)
                .orElse(1);
    }

    static Optional<Contender> contender(Connection connection, String model, int version) throws SQLException {
        var sql = "SELECT version, test_digest, test_loss, test_accuracy, export -> 'answers' AS answers"
                + " FROM model_versions WHERE model = ? AND version = ?";
        return first(connection, sql, RegistryRows::contender, model, version);
    }

    private static Contender contender(ResultSet row) throws SQLException {
        var test = new Score(row.getDouble("test_loss"), row.getDouble("test_accuracy"));
        var answers = row.getString("answers");
        return new Contender(
                row.getInt("version"),
                row.getString("test_digest"),
                test,
                answers == null ? null : EventJson.read(answers.getBytes(StandardCharsets.UTF_8), Artifact.class));
    }

    static Optional<AliasMoved> alias(Connection connection, String model, String alias) throws SQLException {
        var sql = "SELECT * FROM aliases WHERE model = ? AND alias = ?";
        return first(connection, sql, RegistryRows::alias, model, alias);
    }

    private static AliasMoved alias(ResultSet row) throws SQLException {
        var at = Statements.instant(row, "at");
        return new AliasMoved(
                row.getString("model"),
                row.getString("alias"),
                Statements.integer(row, "version"),
                row.getLong("move"),
                at == null ? Instant.EPOCH : at);
    }

    /** How many aliases stand for a version, but the champion and the one named. */
    static int otherAliases(Connection connection, String model, String alias) throws SQLException {
        return Statements.first(
                        connection,
                        "SELECT count(*) FROM aliases WHERE model = ? AND alias <> ? AND alias <> ? AND version IS NOT NULL",
                        row -> row.getInt(1),
                        model,
                        alias,
                        AliasMoved.CHAMPION)
                .orElseThrow();
    }

    /** The version that an alias stands for, if it does. */
    static Optional<Contender> standsFor(Connection connection, String model, String alias) throws SQLException {
        var sql = "SELECT v.version, v.test_digest, v.test_loss, v.test_accuracy, v.export -> 'answers' AS answers"
                + " FROM aliases a JOIN model_versions v ON v.model = a.model AND v.version = a.version"
                + " WHERE a.model = ? AND a.alias = ?";
        return first(connection, sql, RegistryRows::contender, model, alias);
    }

    /** The moves of an alias, in their order. */
    static List<LedgerEntry> moves(Connection connection, String model, String alias) throws SQLException {
        var sql = "SELECT event FROM ledger WHERE model = ? AND alias = ? ORDER BY move";
        return Statements.list(
                connection,
                sql,
                row -> EventJson.read(row.getString(1).getBytes(StandardCharsets.UTF_8), LedgerEntry.class),
                model,
                alias);
    }

    static void insert(Connection connection, ModelExported export) throws SQLException {
        update(
                connection,
                "INSERT INTO model_exports (model, run_id, attempt, epoch, at, event) VALUES (?, ?, ?, ?, ?, ?::jsonb)"
                        + " ON CONFLICT DO NOTHING",
                export.model(),
                export.runId().value(),
                export.attempt(),
                export.epoch(),
                export.at(),
                json(export));
    }

    static void insert(Connection connection, ModelVersion version) throws SQLException {
        var export = version.export();
        update(
                connection,
                "INSERT INTO model_versions (model, version, run_id, registered_at, test_digest, test_accuracy,"
                        + " test_loss, verdict, export) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb) ON CONFLICT DO NOTHING",
                version.model(),
                version.version(),
                export.runId().value(),
                version.at(),
                export.testDigest(),
                export.test().score().accuracy(),
                export.test().score().loss(),
                version.verdict(),
                json(export));
    }

    /** Tells whether it was news: false if the alias has made that move, or a later one. */
    static boolean upsert(Connection connection, AliasMoved moved) throws SQLException {
        int changed = update(
                connection,
                "INSERT INTO aliases AS old (model, alias, version, move, at) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (model, alias) DO UPDATE SET version = excluded.version, move = excluded.move,"
                        + " at = excluded.at WHERE excluded.move > old.move",
                moved.model(),
                moved.alias(),
                moved.version(),
                moved.move(),
                moved.at());
        return changed > 0;
    }

    static void insert(Connection connection, LedgerEntry entry) throws SQLException {
        update(
                connection,
                "INSERT INTO ledger (model, alias, move, at, event) VALUES (?, ?, ?, ?, ?::jsonb) ON CONFLICT DO NOTHING",
                entry.model(),
                entry.alias(),
                entry.move(),
                entry.at(),
                json(entry));
    }

    private static String json(Object value) {
        return new String(EventJson.write(value), StandardCharsets.UTF_8);
    }
}
