package io.cotejo.metrics.feedback;

import static java.util.stream.Collectors.groupingBy;

import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.database.Statements;
import io.cotejo.metrics.feedback.Usage.Confused;
import io.cotejo.metrics.feedback.Usage.Day;
import io.cotejo.metrics.feedback.Usage.Predicted;
import io.cotejo.metrics.registry.UnknownModelException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How models do in use, to be read. */
public final class Usages {
    private static final int MOST_PAIRS = 100;
    private static final int MOST_DAYS = 90;
    private static final String REGISTERED = "SELECT version, test_accuracy FROM model_versions WHERE model = ?";
    private static final String PREDICTED = """
            SELECT version, predicted, max(label) AS label, sum(by_chance) AS images FROM prediction_days
            WHERE model = ? GROUP BY 1, 2 ORDER BY 1, 2""";
    private static final String ANSWERED = """
            SELECT version, label, predicted_label, label = predicted_label AS right, count(*) AS images FROM feedback_given
            WHERE model = ? AND version IS NOT NULL GROUP BY 1, 2, 3, 4 ORDER BY images DESC, label, predicted_label""";
    private static final String DAYS = """
            SELECT version, day, sum(sampled) AS sampled, sum(feedback) AS feedback, sum(hits) AS hits FROM (
                SELECT version, day, by_chance AS sampled, 0 AS feedback, 0 AS hits FROM prediction_days WHERE model = ?
                UNION ALL
                SELECT version, (at AT TIME ZONE 'UTC')::date, 0, 1, (label = predicted_label)::int FROM feedback_given
                WHERE model = ? AND version IS NOT NULL) each
            GROUP BY 1, 2 ORDER BY 1, 2 DESC""";
    private static final String UNMATCHED = "SELECT count(*) FROM feedback_given WHERE model = ? AND version IS NULL";

    private final Database database;

    public Usages(Database database) {
        this.database = database;
    }

    private record Seen(int version, Predicted predicted) {}

    private record Answered(int version, Confused pair, boolean right) {}

    private record Dated(int version, Day day) {}

    private record Rows(
            Map<Integer, List<Seen>> seen, Map<Integer, List<Answered>> answered, Map<Integer, List<Dated>> days) {}

    /**
     * One model in use.
     *
     * @throws UnknownModelException if the registry has no version of it
     */
    Usage require(String model) {
        return database.inTransaction(connection -> {
            var registered = new HashMap<Integer, Double>();
            Statements.list(connection, REGISTERED, row -> registered.put(row.getInt(1), row.getDouble(2)), model);
            if (registered.isEmpty()) {
                throw new UnknownModelException(model);
            }
            var rows = rows(connection, model);
            var versions = new TreeSet<Integer>(Comparator.reverseOrder());
            versions.addAll(rows.seen.keySet());
            versions.addAll(rows.answered.keySet());
            return new Usage(
                    model,
                    versions.stream()
                            .map(version -> version(version, registered.get(version), rows))
                            .toList(),
                    Statements.first(connection, UNMATCHED, row -> row.getLong(1), model)
                            .orElse(0L));
        });
    }

    private static Rows rows(Connection connection, String model) throws SQLException {
        var seen = Statements.list(
                connection,
                PREDICTED,
                row -> new Seen(
                        row.getInt("version"),
                        new Predicted(row.getInt("predicted"), row.getString("label"), row.getLong("images"))),
                model);
        var answered = Statements.list(
                connection,
                ANSWERED,
                row -> new Answered(
                        row.getInt("version"),
                        new Confused(row.getString("label"), row.getString("predicted_label"), row.getLong("images")),
                        row.getBoolean("right")),
                model);
        var days = Statements.list(
                connection,
                DAYS,
                row -> new Dated(
                        row.getInt("version"),
                        new Day(
                                row.getObject("day", LocalDate.class),
                                row.getLong("sampled"),
                                row.getLong("feedback"),
                                row.getLong("hits"))),
                model,
                model);
        return new Rows(
                seen.stream().collect(groupingBy(Seen::version)),
                answered.stream().collect(groupingBy(Answered::version)),
                days.stream().collect(groupingBy(Dated::version)));
    }

    private static Usage.Version version(int version, @Nullable Double testAccuracy, Rows rows) {
        var predicted = rows.seen.getOrDefault(version, List.of()).stream()
                .map(Seen::predicted)
                .toList();
        var answered = rows.answered.getOrDefault(version, List.of());
        long feedback =
                answered.stream().mapToLong(each -> each.pair().images()).sum();
        long right = answered.stream()
                .filter(Answered::right)
                .mapToLong(each -> each.pair().images())
                .sum();
        return new Usage.Version(
                version,
                testAccuracy,
                predicted.stream().mapToLong(Predicted::images).sum(),
                predicted,
                feedback,
                right,
                feedback == 0 ? null : Share.of(right, feedback),
                answered.stream()
                        .filter(each -> !each.right())
                        .map(Answered::pair)
                        .limit(MOST_PAIRS)
                        .toList(),
                rows.days.getOrDefault(version, List.of()).stream()
                        .map(Dated::day)
                        .limit(MOST_DAYS)
                        .toList());
    }
}
