package io.cotejo.deploy.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricNamesTest {
    @Test
    void labelsFunctionsOperatorsAndTimesAreNoMetrics() {
        assertThat(MetricNames.of("""
                sum by (model, fault) (increase(a_total{of="b", c=~"d|{e}"}[15m])) > 0
                or sum(f unless f offset 15m) / on (g) group_left () 1e9 or vector(0)""")).containsExactly("a_total", "f");
    }

    @Test
    void everyPanelAndEveryBranchOfAQueryCounts() {
        assertThat(MetricNames.of(
                        "histogram_quantile(0.95, sum by (le) (rate(a_bucket[$__rate_interval]))) and up == 0"))
                .containsExactly("a_bucket", "up");
    }
}
