package io.cotejo.deploy.grafana;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.deploy.grafana.Dashboard.Panel;
import io.cotejo.deploy.prometheus.Prometheus;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every panel of every dashboard is asked what it would ask, with the services running, and must have something to show. */
class PanelsIT {
    private static final String MODEL = "it";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private static Path folder;

    private static RunningServices services;

    @BeforeAll
    static void start() {
        services = RunningServices.start(folder.resolve("home"));
        services.train(MODEL, "first", 1);
        services.use(MODEL);
    }

    @AfterAll
    static void stop() {
        services.close();
    }

    @Test
    void everyPanelOnPostgreSqlReturnsRowsToTheReader() throws SQLException, IOException {
        services.train(MODEL, "second", 2);
        try (var owner = services.owner()) {
            ReaderRole.create(owner);
        }
        var dashboard = Dashboard.named("cotejo-comparison");
        try (var reader = ReaderRole.connect(services.jdbcUrl())) {
            var variables = variables(dashboard, reader);
            assertThat(variables.get("run")).hasSizeGreaterThanOrEqualTo(2);

            for (var panel : dashboard.panels()) {
                for (var query : panel.queries()) {
                    var rows = rows(reader, Interpolation.sql(query, variables));
                    report(panel, rows.size());
                    assertThat(rows).as(panel + ": " + query).isNotEmpty();
                }
            }
        }
    }

    @Test
    void everyPanelOnPrometheusReturnsFiguresAndEveryRuleCanBeEvaluated() {
        try (var prometheus = Prometheus.start(folder, services.addresses())) {
            await().atMost(PATIENCE)
                    .until(() -> prometheus.query("up == 1").size()
                            == services.addresses().size());

            for (var uid : List.of("cotejo-pipeline", "cotejo-serving")) {
                for (var panel : Dashboard.named(uid).panels()) {
                    panel.queries().forEach(query -> requireFigures(prometheus, panel, Interpolation.promQl(query)));
                }
            }
            assertThat(prometheus.rules())
                    .isNotEmpty()
                    .allSatisfy(rule -> assertThat(rule.path("health").asText())
                            .as(rule.path("name").asText()
                                    + rule.path("lastError").asText())
                            .isEqualTo("ok"));
        }
    }

    @Test
    void everyMetricThatAPanelOrARuleAsksForIsThereEvenWhereTheQueryFillsItsGaps(@TempDir Path own) {
        services.refuse("refused");
        try (var prometheus = Prometheus.start(own, services.addresses())) {
            var asked = prometheus.rules().stream()
                    .map(rule -> rule.path("query").asText())
                    .flatMap(query -> MetricNames.of(query).stream())
                    .collect(toCollection(TreeSet::new));
            Stream.of("cotejo-pipeline", "cotejo-serving")
                    .flatMap(uid -> Dashboard.named(uid).panels().stream())
                    .flatMap(panel -> panel.queries().stream())
                    .forEach(query -> asked.addAll(MetricNames.of(Interpolation.promQl(query))));
            makeEverythingHappen();

            assertThat(asked).contains("cotejo_model_load_failures_total", "up");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(prometheus.names()).containsAll(asked));
        }
    }

    private static void requireFigures(Prometheus prometheus, Panel panel, String query) {
        var figures = await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .pollDelay(Duration.ZERO)
                .alias(panel + ": " + query)
                .until(
                        () -> {
                            var found = figures(prometheus, query);
                            if (found.isEmpty()) { // a rate needs something that happens between two scrapes
                                makeEverythingHappen();
                            }
                            return found;
                        },
                        found -> !found.isEmpty());
        report(panel, figures.size());
    }

    private static void makeEverythingHappen() {
        services.train(MODEL, "watched", 3);
        services.challenge(MODEL);
        services.predict(MODEL);
        services.judge(MODEL, "panel-" + System.nanoTime());
    }

    private static List<JsonNode> figures(Prometheus prometheus, String query) {
        return prometheus.query(query).stream().filter(PanelsIT::isFigure).toList();
    }

    private static boolean isFigure(JsonNode sample) {
        return Double.isFinite(sample.at("/value/1").asDouble(Double.NaN));
    }

    private static void report(Panel panel, int rows) {
        System.out.printf(Locale.ROOT, "panel %-62s rows %d%n", panel, rows);
    }

    private static Map<String, List<String>> variables(Dashboard dashboard, Connection reader) throws SQLException {
        var chosen = new HashMap<String, List<String>>();
        chosen.put("experiment", rows(reader, dashboard.variable("experiment")));
        chosen.put("run", rows(reader, Interpolation.sql(dashboard.variable("run"), chosen)));
        var evaluated = rows(reader, Interpolation.sql(dashboard.variable("evaluated"), chosen));
        chosen.put("evaluated", evaluated.subList(0, 1));
        return chosen;
    }

    /** The first column. */
    private static List<String> rows(Connection reader, String sql) throws SQLException {
        try (var statement = reader.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getObject(1)));
            }
            return values;
        }
    }
}
