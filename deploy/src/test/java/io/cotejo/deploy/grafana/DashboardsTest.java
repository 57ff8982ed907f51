package io.cotejo.deploy.grafana;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.deploy.Repository;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DashboardsTest {
    private static final int COLUMNS = 24;
    private static final String PROVISIONING = "deploy/grafana/provisioning/";

    @Test
    void theThreeDashboardsHaveFixedIds() {
        assertThat(Dashboard.all())
                .extracting(Dashboard::uid)
                .containsExactlyInAnyOrder("cotejo-comparison", "cotejo-pipeline", "cotejo-serving");
    }

    @Test
    void everyQueryNamesADataSourceThatIsProvisioned() {
        var known = Repository.yaml(PROVISIONING + "datasources/cotejo.yaml")
                .path("datasources")
                .valueStream()
                .map(source ->
                        List.of(source.path("type").asText(), source.path("uid").asText()))
                .collect(toSet());

        assertThat(Dashboard.all()).allSatisfy(dashboard -> {
            assertThat(dashboard.panels()).allSatisfy(panel -> {
                assertThat(known).contains(source(panel.json()));
                assertThat(panel.json().path("targets").valueStream().map(DashboardsTest::source))
                        .isNotEmpty()
                        .allMatch(source(panel.json())::equals);
            });
            assertThat(dashboard.json().at("/templating/list").valueStream().map(DashboardsTest::source))
                    .allMatch(known::contains);
        });
    }

    @Test
    void onlyThePasswordAndTheAddressesComeFromOutside() {
        var sources = Repository.text(PROVISIONING + "datasources/cotejo.yaml");
        var compose = Repository.yaml("docker-compose.yml").at("/services/grafana/environment");

        assertThat(sources).contains("user: cotejo_reader");
        for (var variable : Set.of("READER_PASSWORD", "POSTGRES_HOST", "PROMETHEUS_URL")) {
            assertThat(sources).contains("$" + variable);
            assertThat(compose.has(variable)).as(variable).isTrue();
        }
    }

    @Test
    void everyPanelSaysWhatItShowsAndNoneCoversAnother() {
        assertThat(Dashboard.all()).allSatisfy(dashboard -> {
            var placed = new ArrayList<Rectangle>();
            var ids = dashboard.panels().stream()
                    .map(panel -> panel.json().path("id").asInt())
                    .toList();
            assertThat(ids).doesNotHaveDuplicates();
            for (var panel : dashboard.panels()) {
                assertThat(panel.json().path("description").asText())
                        .as(panel.toString())
                        .isNotBlank();
                var place = place(panel.json().path("gridPos"));
                assertThat(place.x + place.width).as(panel.toString()).isLessThanOrEqualTo(COLUMNS);
                assertThat(placed).as(panel.toString()).noneMatch(place::intersects);
                placed.add(place);
            }
        });
    }

    @Test
    void runsAreNeverLabelsOfPrometheus() {
        assertThat(List.of("cotejo-pipeline", "cotejo-serving"))
                .flatMap(uid -> Dashboard.named(uid).panels())
                .flatExtracting(Dashboard.Panel::queries)
                .noneMatch(query -> query.contains("run_id") || query.contains("runId"));
    }

    private static List<String> source(JsonNode owner) {
        var source = owner.path("datasource");
        return List.of(source.path("type").asText(), source.path("uid").asText());
    }

    private static Rectangle place(JsonNode grid) {
        return new Rectangle(
                grid.path("x").asInt(),
                grid.path("y").asInt(),
                grid.path("w").asInt(),
                grid.path("h").asInt());
    }
}
