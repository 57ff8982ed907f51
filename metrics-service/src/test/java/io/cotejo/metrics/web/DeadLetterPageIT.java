package io.cotejo.metrics.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.cotejo.metrics.fixture.Epochs.epoch;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.cotejo.embedded.junit.Chromium;
import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.embedded.junit.PostgreSqlResource;
import io.cotejo.events.EventJson;
import io.cotejo.events.Topic;
import io.cotejo.metrics.TopicsConfig;
import io.cotejo.metrics.fixture.States;
import io.cotejo.metrics.fixture.Tables;
import io.cotejo.metrics.fixture.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Records that were put aside, in a real browser. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = PostgreSqlResource.class, initArgs = @ResourceArg(name = "fresh", value = "true"))
@SuppressWarnings("NullAway.Init") // injected, or set before all
class DeadLetterPageIT {
    private static Chromium chromium;

    private final States run = States.of("letters", "a");

    @Inject
    TopicsConfig config;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    @TestHTTPResource("/dead-letters")
    String letters;

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

    @Test
    void aRecordThatIsPutRightIsSentAgainAndOneThatIsNotIsRefused() {
        try (var topics = Topics.of(config.topicPrefix())) {
            topics.send(run.queued());
            topics.send(Topic.EPOCHS, run.run().toString(), "<script>alert(1)</script>".getBytes(UTF_8));
            Tables.at(database).awaitAll(topics);
        }
        try (var visit = chromium.visit(letters).at("Dead letters").accessible()) {
            var letter = visit.page()
                    .locator("details.letter")
                    .filter(new Locator.FilterOptions().setHasText(run.run().toString()));
            letter.locator("summary").click();
            var value = visit.find(AriaRole.TEXTBOX, "Value of " + run.run());
            assertThat(value).hasValue("<script>alert(1)</script>");
            visit.accessible();

            value.fill("{}");
            visit.find(AriaRole.BUTTON, "Send the fixed value…").click();
            visit.find(AriaRole.TEXTBOX, "Who").fill("Ada");
            visit.find(AriaRole.BUTTON, "Send").click();
            assertThat(visit.page().locator("dialog [role=alert]")).containsText("is not what belongs into");
            visit.find(AriaRole.BUTTON, "Cancel").click();
            visit.expectFault("400");

            value.fill(new String(EventJson.write(epoch(run.run(), 1).build()), UTF_8));
            visit.find(AriaRole.BUTTON, "Send the fixed value…").click();
            visit.find(AriaRole.BUTTON, "Send").click();

            assertThat(letter).containsText("sent again");
        }
    }
}
