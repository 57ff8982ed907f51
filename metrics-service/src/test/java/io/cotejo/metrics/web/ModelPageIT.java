package io.cotejo.metrics.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.cotejo.metrics.fixture.Answered.answered;
import static io.cotejo.metrics.fixture.Exports.export;

import com.microsoft.playwright.options.AriaRole;
import io.cotejo.embedded.junit.Chromium;
import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.embedded.junit.PostgreSqlResource;
import io.cotejo.embedded.junit.Visit;
import io.cotejo.metrics.TopicsConfig;
import io.cotejo.metrics.fixture.States;
import io.cotejo.metrics.fixture.Tables;
import io.cotejo.metrics.fixture.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Models, promotions and policies in a real browser. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = PostgreSqlResource.class, initArgs = @ResourceArg(name = "fresh", value = "true"))
@SuppressWarnings("NullAway.Init") // injected, or set before all
class ModelPageIT {
    private static Chromium chromium;

    private final States good = States.of("m" + UUID.randomUUID(), "good");
    private final States script = States.of(good.model(), "<script>alert(1)</script>");

    @Inject
    TopicsConfig config;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    @TestHTTPResource("/models")
    String models;

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
    void export2Versions() {
        try (var topics = Topics.of(config.topicPrefix())) {
            topics.send(good.completed(1, 0.85), script.completed(1, 0.8));
            topics.send(export(good.model(), good.run()).build());
            topics.send(export(good.model(), script.run()).test(0.8, 1).build());
            Tables.at(database).awaitAll(topics);
        }
    }

    @Test
    void aPersonPromotesAVersionAndGoesBackAndTheLedgerSaysWhy() {
        try (var visit = chromium.visit(models).at("Models").accessible()) {
            visit.find(AriaRole.LINK, good.model()).click();
            visit.at(good.model());
            assertThat(visit.find(AriaRole.LINK, "<script>alert(1)</script>")).isVisible();

            visit.find(AriaRole.BUTTON, "Promote version 2").click();
            visit.accessible();
            answer(visit, "smaller", "Promote");
            assertThat(visit.page().locator(".timeline li").first()).containsText("smaller");
            assertThat(visit.page().locator("tr[aria-current] td").first()).containsText("2");

            visit.find(AriaRole.BUTTON, "Roll back…").click();
            answer(visit, "slower", "Roll back");
            assertThat(visit.page().locator(".timeline li").first()).containsText("slower");
            assertThat(visit.page().locator("tr[aria-current] td").first()).containsText("1");
            visit.accessible().picture("model");
        }
    }

    @Test
    void aPolicyIsSetAndAnImpossibleOneIsRefusedInTheDialog() {
        try (var visit = chromium.visit(models + "/" + good.model()).at(good.model())) {
            visit.find(AriaRole.BUTTON, "Change…").click();
            visit.page().getByLabel("Minimum gain").fill("2");
            answer(visit, "careful", "Set");
            assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("minimumGain must be");
            visit.expectFault("400");

            visit.page().getByLabel("Minimum gain").fill("0.01");
            visit.find(AriaRole.BUTTON, "Set").click();

            assertThat(visit.page().locator("main")).containsText("higher by more than 0.01");
            assertThat(visit.page().locator("main")).containsText("Set by <i>Ada</i>");
        }
    }

    @Test
    void aVersionWithFeedbackTellsHowOftenItWasRight() {
        try (var topics = Topics.of(config.topicPrefix())) {
            var pet = answered(good.model(), "a");
            topics.send(pet.feedback(1, 1, 1), answered(good.model(), "b").feedback(0, 1, 1));
            Tables.at(database).awaitAll(topics);
        }

        try (var visit = chromium.visit(models + "/" + good.model()).at(good.model())) {
            assertThat(visit.find(AriaRole.COLUMNHEADER, "Right in use")).isVisible();
            assertThat(visit.page().locator("tr[aria-current]")).containsText("50.00");
            assertThat(visit.page().locator("tr[aria-current]")).containsText("2 images");
            visit.accessible().picture("model-feedback");
        }
        try (var visit = chromium.visit(models + "/" + good.model(), 420, 900).at(good.model())) {
            visit.accessible().picture("model-narrow");
        }
    }

    private static void answer(Visit visit, String reason, String action) {
        visit.find(AriaRole.TEXTBOX, "Who").fill("<i>Ada</i>");
        visit.find(AriaRole.TEXTBOX, "Why").fill(reason);
        visit.find(AriaRole.BUTTON, action).click();
    }
}
