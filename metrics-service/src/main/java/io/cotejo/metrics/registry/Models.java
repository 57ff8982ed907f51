package io.cotejo.metrics.registry;

import io.cotejo.events.AliasMoved;
import io.cotejo.events.EventJson;
import io.cotejo.events.LedgerEntry;
import io.cotejo.events.ModelExported;
import io.cotejo.events.RunId;
import io.cotejo.events.artifact.Artifact;
import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.database.Statements;
import io.cotejo.metrics.evaluation.EvaluationReport;
import io.cotejo.metrics.evaluation.Evaluations;
import io.cotejo.metrics.problem.InvalidParameterException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The models in the registry, to be read. */
public final class Models {
    private static final String NAMES =
            "SELECT model, count(*) AS versions FROM model_versions GROUP BY model ORDER BY model LIMIT 500";
    private static final String VERSIONS = """
            SELECT v.*, r.name AS run_name FROM model_versions v LEFT JOIN runs r ON r.run_id = v.run_id
            WHERE v.model = ? ORDER BY v.version DESC LIMIT 500""";
    private static final String LEDGER =
            "SELECT event FROM ledger WHERE model = ? ORDER BY at DESC, alias, move DESC LIMIT 500";

    private static final String VERSION = """
            SELECT v.*, r.name AS run_name FROM model_versions v LEFT JOIN runs r ON r.run_id = v.run_id
            WHERE v.model = ? AND v.version = ?""";
    private static final String LEDGER_OF_VERSION = """
            SELECT event FROM ledger WHERE model = ? AND ((event ->> 'to')::int = ? OR (event ->> 'from')::int = ?)
            ORDER BY at DESC, alias, move DESC LIMIT 500""";

    private final Database database;

    public Models(Database database) {
        this.database = database;
    }

    /**
     * One model.
     *
     * @param versions how many there are
     * @param champion what an unversioned request gets; null if there is none
     * @param aliases what each stands for
     */
    record Model(String name, int versions, @Nullable Integer champion, Map<String, Integer> aliases) {
        Model {
            aliases = Map.copyOf(aliases);
        }
    }

    /**
     * One model with its history.
     *
     * @param versions the latest 500, the latest first
     * @param ledger the latest 500 moves, the latest first
     */
    record Details(
            String name,
            @Nullable Integer champion,
            Map<String, Integer> aliases,
            List<Version> versions,
            List<LedgerEntry> ledger) {
        Details {
            aliases = Map.copyOf(aliases);
            versions = List.copyOf(versions);
            ledger = List.copyOf(ledger);
        }
    }

    /**
     * One version.
     *
     * @param verdict what the champion policy said of it
     */
    public record Version(
            int version,
            RunId runId,
            @Nullable String runName,
            @Nullable Instant registeredAt,
            double testAccuracy,
            double testLoss,
            long parameters,
            String dataset,
            List<String> aliases,
            @Nullable String verdict,
            Artifact onnx) {
        public Version {
            aliases = List.copyOf(aliases);
        }
    }

    List<Model> list() {
        return database.inTransaction(connection -> {
            var aliases = aliases(connection);
            return Statements.list(connection, NAMES, row -> {
                var own = aliases.getOrDefault(row.getString("model"), Map.of());
                return new Model(row.getString("model"), row.getInt("versions"), own.get(AliasMoved.CHAMPION), own);
            });
        });
    }

    Optional<Details> find(String model) {
        return database.inTransaction(connection -> {
            var aliases = aliases(connection, model);
            var versions = Statements.list(connection, VERSIONS, row -> version(row, aliases), model);
            if (versions.isEmpty()) {
                return Optional.empty();
            }
            var ledger = Statements.list(connection, LEDGER, row -> read(row, "event", LedgerEntry.class), model);
            return Optional.of(new Details(model, aliases.get(AliasMoved.CHAMPION), aliases, versions, ledger));
        });
    }

    /**
     * One version, with all that is known of it.
     *
     * @throws UnknownModelException if there is none
     * @throws InvalidParameterException if it is no number
     */
    public VersionDetails require(String model, String version) {
        int number = Wishes.version(version);
        return database.inTransaction(connection -> {
            var aliases = aliases(connection, model);
            var ledger = Statements.list(
                    connection, LEDGER_OF_VERSION, row -> read(row, "event", LedgerEntry.class), model, number, number);
            return Statements.first(
                            connection, VERSION, row -> details(row, version(row, aliases), ledger), model, number)
                    .orElseThrow(() -> new UnknownModelException(model, number));
        });
    }

    private static VersionDetails details(ResultSet row, Version version, List<LedgerEntry> ledger)
            throws SQLException {
        var export = read(row, "export", ModelExported.class);
        var labels =
                Evaluations.labels(export.labels(), export.test().confusion().size());
        return new VersionDetails(
                export.model(),
                version,
                export.epoch(),
                labels,
                export.testDigest(),
                EvaluationReport.of(export.test(), labels),
                export.signature(),
                export.parity(),
                export.answers(),
                ledger);
    }

    private static Map<String, Map<String, Integer>> aliases(Connection connection) throws SQLException {
        var all = new TreeMap<String, Map<String, Integer>>();
        Statements.list(
                connection,
                "SELECT model, alias, version FROM aliases WHERE version IS NOT NULL",
                row -> all.computeIfAbsent(row.getString("model"), any -> new TreeMap<>())
                        .put(row.getString("alias"), row.getInt("version")));
        return all;
    }

    private static Map<String, Integer> aliases(Connection connection, String model) throws SQLException {
        var own = new TreeMap<String, Integer>();
        Statements.list(
                connection,
                "SELECT alias, version FROM aliases WHERE model = ? AND version IS NOT NULL",
                row -> own.put(row.getString("alias"), row.getInt("version")),
                model);
        return own;
    }

    private static Version version(ResultSet row, Map<String, Integer> aliases) throws SQLException {
        int version = row.getInt("version");
        var export = read(row, "export", ModelExported.class);
        var own = aliases.entrySet().stream()
                .filter(alias -> alias.getValue() == version)
                .map(Map.Entry::getKey)
                .toList();
        return new Version(
                version,
                new RunId(row.getObject("run_id", UUID.class)),
                row.getString("run_name"),
                Statements.instant(row, "registered_at"),
                row.getDouble("test_accuracy"),
                row.getDouble("test_loss"),
                export.parameters(),
                export.dataset(),
                own,
                row.getString("verdict"),
                export.onnx());
    }

    private static <T> T read(ResultSet row, String column, Class<T> type) throws SQLException {
        return EventJson.read(row.getString(column).getBytes(StandardCharsets.UTF_8), type);
    }
}
