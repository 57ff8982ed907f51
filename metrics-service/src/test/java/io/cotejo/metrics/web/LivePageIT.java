package io.cotejo.metrics.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.cotejo.metrics.fixture.Epochs.epoch;

import com.microsoft.playwright.options.AriaRole;
import io.cotejo.embedded.junit.Chromium;
import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.embedded.junit.PostgreSqlResource;
import io.cotejo.metrics.TopicsConfig;
import io.cotejo.metrics.fixture.StandInTrainer;
import io.cotejo.metrics.fixture.States;
import io.cotejo.metrics.fixture.Tables;
import io.cotejo.metrics.fixture.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages that move by themselves while a run trains. */
@QuarkusTest
@QuarkusTestResource(StandInTrainer.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = PostgreSqlResource.class, initArgs = @ResourceArg(name = "fresh", value = "true"))
@SuppressWarnings("NullAway.Init") // injected, or set before
class LivePageIT {
    private static Chromium chromium;

    private final String experiment = "live" + UUID.randomUUID();
    private final States run = States.of(experiment, "moving");

    @Inject
    TopicsConfig config;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    @TestHTTPResource("/")
    String home;

    private Topics topics;

    @BeforeAll
    static void open() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void begin() {
        topics = Topics.of(config.topicPrefix());
        topics.send(run.queued(), run.running(1), epoch(run.run(), 1).build());
        Tables.at(database).awaitAll(topics);
    }

    @AfterEach
    void end() {
        topics.close();
    }

    @Test
    void theTableOfRunsMoves() {
        try (var visit = chromium.visit(home + "experiments/" + experiment).at(experiment)) {
            assertThat(visit.page().locator("#connection")).hasText("live");
            assertThat(visit.page().locator("tbody tr")).containsText("running");

            var second = States.of(experiment, "second");
            topics.send(second.queued(), run.completed(1, 0.85));

            assertThat(visit.page().locator("tbody tr")).hasCount(2);
            assertThat(visit.page().locator("tbody tr").first()).containsText("85.00 %");
        }
    }

    @Test
    void aRunsCurveGrowsAndItsResultsAppear() {
        try (var visit = chromium.visit(home + "runs/" + run.run()).at("moving")) {
            assertThat(visit.page().locator("#connection")).hasText("live");
            visit.page().getByText("Accuracy by epoch as a table").click();
            assertThat(visit.page().locator("#curves tbody tr")).hasCount(1);

            topics.send(epoch(run.run(), 2).build());
            assertThat(visit.page().locator("#curves [role=img]"))
                    .hasAttribute("aria-label", Pattern.compile(", 2 epochs"));

            visit.accessible().picture("live");

            topics.send(run.completed(1, 0.85));
            assertThat(visit.page().locator("#figures")).containsText("85.00 %");
            assertThat(visit.find(AriaRole.BUTTON, "Delete…")).isVisible();
        }
    }

    @Test
    void aRunningRunIsCalledOff() {
        try (var visit = chromium.visit(home + "runs/" + run.run()).at("moving")) {
            visit.find(AriaRole.BUTTON, "Cancel…").click();
            visit.accessible();
            visit.find(AriaRole.BUTTON, "Cancel the run").click();

            assertThat(visit.find(AriaRole.BUTTON, "Cancelling…")).isDisabled();
        }
    }
}
