package io.cotejo.deploy.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.deploy.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertRulesTest {
    private static final String FOLDER = "deploy/prometheus/";
    private static final String RUNBOOKS = "docs/runbooks";

    @Test
    void promtoolAcceptsConfigurationAndRules() throws Exception {
        assertThat(promtool("check", "config", "prometheus.yml")).contains("SUCCESS");
    }

    @Test
    void everyAlertFiresWhenItShouldAndOnlyThen() throws Exception {
        assertThat(promtool("test", "rules", "cotejo.rules.test.yml")).contains("SUCCESS");
    }

    @Test
    void everyAlertIsTestedAndHasARunbook() {
        var tests = Repository.yaml(FOLDER + "cotejo.rules.test.yml").path("tests");
        var tested = tests.valueStream()
                .flatMap(test -> test.path("alert_rule_test").valueStream())
                .filter(check -> !check.path("exp_alerts").isEmpty())
                .map(check -> check.path("alertname").asText())
                .toList();
        var quiet = tests.valueStream()
                .flatMap(test -> test.path("alert_rule_test").valueStream())
                .filter(check -> check.path("exp_alerts").isEmpty())
                .map(check -> check.path("alertname").asText())
                .toList();

        assertThat(alerts()).isNotEmpty().allSatisfy(alert -> {
            var name = alert.path("alert").asText();
            assertThat(tested).contains(name);
            assertThat(quiet).contains(name);
            assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning");
            assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
            assertThat(alert.at("/annotations/runbook").asText()).isEqualTo(RUNBOOKS + "/" + name + ".md");
            assertThat(Repository.text(RUNBOOKS + "/" + name + ".md")).contains("# " + name, "## What to do");
        });
    }

    @Test
    void noRunbookIsWithoutAnAlert() {
        var pages = alerts().stream()
                .map(alert -> alert.path("alert").asText() + ".md")
                .toList();

        assertThat(Repository.files(RUNBOOKS, ".md"))
                .extracting(file -> file.substring(RUNBOOKS.length() + 1))
                .containsExactlyInAnyOrderElementsOf(pages);
    }

    private static List<JsonNode> alerts() {
        return Repository.yaml(FOLDER + "cotejo.rules.yml")
                .at("/groups/0/rules")
                .valueStream()
                .toList();
    }

    private static String promtool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Tool.require("promtool").toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(Repository.ROOT.resolve(FOLDER).toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.print(output);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
