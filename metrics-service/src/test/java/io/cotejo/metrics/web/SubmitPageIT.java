package io.cotejo.metrics.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.cotejo.embedded.junit.Chromium;
import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.embedded.junit.PostgreSqlResource;
import io.cotejo.embedded.junit.Visit;
import io.cotejo.metrics.fixture.StandInTrainer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job, as a form and as YAML, in a real browser. */
@QuarkusTest
@QuarkusTestResource(StandInTrainer.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = PostgreSqlResource.class, initArgs = @ResourceArg(name = "fresh", value = "true"))
@SuppressWarnings("NullAway.Init") // injected, or set before all
class SubmitPageIT {
    private static Chromium chromium;

    @TestHTTPResource("/submit")
    String submit;

    private Visit visit;

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
    void visit() {
        visit = chromium.visit(submit).at("Submit a job");
    }

    @AfterEach
    void leave() {
        visit.close();
    }

    @Test
    void theFormAndTheYamlAreTwoViewsOfOneDocument() {
        yaml().fill("# kept\nexperiment: e\nname: a\nnetwork: { type: mlp, hidden: [8, 4] }\n");
        assertThat(field("Hidden layers")).hasValue("8, 4");

        field("Epochs").fill("7");
        field("Learning rate").fill("1e-3");
        visit.find(AriaRole.COMBOBOX, "Images").selectOption("digits");

        assertThat(yaml()).hasValue("""
                        # kept
                        experiment: e
                        name: a
                        network: { type: mlp, hidden: [ 8, 4 ] }
                        training:
                          epochs: 7
                        optimizer:
                          learningRate: 1e-3
                        dataset:
                          name: digits
                        """);
        visit.accessible();
    }

    @Test
    void anotherKindOfNetworkTakesTheFieldsOfTheOneBeforeAway() {
        yaml().fill("network: { type: mlp, hidden: [8], dropout: 0.5 }\n");
        assertThat(field("Dropout")).hasValue("0.5");

        visit.page().locator("#job-network-type").selectOption("preset");

        assertThat(field("Dropout")).isHidden();
        assertThat(yaml()).hasValue("network: { type: preset }\n");
    }

    @Test
    void yamlThatCannotBeReadIsMarkedAtItsLineAndNotSubmitted() {
        yaml().fill("experiment: e\nname: [a\n");

        assertThat(visit.page().locator("#yaml-state")).containsText("Line");
        assertThat(visit.page().locator(".numbers .wrong")).hasCount(1);
        assertThat(visit.find(AriaRole.BUTTON, "Submit")).isDisabled();
    }

    @Test
    void theTrainersFaultsStandAtTheFieldAndAtTheLine() {
        yaml().fill("experiment: e\nname: faults\ntraining:\n  epochs: 0\n");
        visit.find(AriaRole.BUTTON, "Submit").click();

        assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("training.epochs must be 1 to 100000");
        assertThat(field("Epochs")).hasAttribute("aria-invalid", "true");
        assertThat(visit.page().locator("#job-training-epochs-fault")).hasText("must be 1 to 100000");
        assertThat(visit.page().locator(".numbers .wrong")).hasText("4");
        visit.accessible().picture("submit");
        visit.expectFault("400");
    }

    @Test
    void aTrainerThatGoesAwayIsSaid() {
        yaml().fill("name: hangs up\n");
        visit.find(AriaRole.BUTTON, "Submit").click();

        assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("look at the runs");
        visit.expectFault("503");
    }

    @Test
    void whatIsQueuedIsLinkedAndANameIsOnlyAName() {
        field("Name").fill("yes");
        assertThat(yaml()).hasValue(Pattern.compile("name: \"yes\""));
        visit.find(AriaRole.BUTTON, "Submit").click();

        visit.at("The run is queued");
        assertThat(visit.find(AriaRole.LINK, "<b>queued</b>")).hasAttribute("href", "/runs/" + StandInTrainer.RUN);
        assertThat(visit.find(AriaRole.LINK, "All runs of stand-in")).hasAttribute("href", "/experiments/stand-in");
    }

    private Locator yaml() {
        return visit.find(AriaRole.TEXTBOX, "The job as YAML");
    }

    private Locator field(String label) {
        return visit.find(AriaRole.TEXTBOX, label);
    }
}
