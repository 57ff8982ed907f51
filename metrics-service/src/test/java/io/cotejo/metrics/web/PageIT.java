package io.cotejo.metrics.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.cotejo.embedded.junit.Chromium;
import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.embedded.junit.PostgreSqlResource;
import io.cotejo.embedded.junit.Visit;
import io.cotejo.events.Event;
import io.cotejo.events.EventJson;
import io.cotejo.events.SamplePredictions;
import io.cotejo.events.artifact.Artifact;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.metrics.TopicsConfig;
import io.cotejo.metrics.fixture.Tables;
import io.cotejo.metrics.fixture.Topics;
import io.cotejo.metrics.run.ArtifactsConfig;
import io.cotejo.metrics.web.Showcase.Network;
import io.quarkus.logging.Log;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser, on the real service. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = PostgreSqlResource.class, initArgs = @ResourceArg(name = "fresh", value = "true"))
@SuppressWarnings("NullAway.Init") // injected, or set before all
class PageIT {
    private static final List<Network> NETWORKS = List.of(
            new Network("mlp-32", 25_450, 0.961),
            new Network("tiny-cnn", 8_906, 0.968),
            new Network("cnn", 206_922, 0.984),
            new Network("strong-cnn", 468_202, 0.991));
    private static final String SCRIPT = "<script>alert(1)</script>";

    private static Chromium chromium;

    private final String experiment =
            "architectures-" + UUID.randomUUID().toString().substring(0, 8);

    @TestHTTPResource("/")
    String home;

    @Inject
    TopicsConfig topicsConfig;

    @Inject
    ArtifactsConfig artifacts;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/experiments/a%2Fb",
                "/runs/7",
                "/compare?runs=a",
                "/models",
                "/models/m",
                "/submit",
                "/dead-letters"
            })
    void everyAddressOfThePageIsAnsweredWithThePage(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .body(containsString("/app/main.js"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/experimints", "/app/none.js", "/api/v1/none", "/comparex"})
    void otherAddressesAreNotFound(String path) {
        given().get(path).then().statusCode(404);
    }

    @Test
    void scriptsAreAskedForAgainAfterAnUpdate() {
        given().get("/app/main.js").then().statusCode(200).header("Cache-Control", equalTo("no-cache"));
    }

    @Test
    void anAddressThatThePageDoesNotKnowSaysSo() {
        try (var visit = chromium.visit(home + "runs/a/b")) {
            visit.at("Not here").accessible();
            visit.find(AriaRole.LINK, "All experiments").click();
            visit.page().waitForURL(home);
        }
    }

    private static void showsRows(Visit visit, int count) {
        PlaywrightAssertions.assertThat(visit.page().locator("tbody tr"))
                .hasCount(count, new LocatorAssertions.HasCountOptions().setTimeout(30_000));
    }

    @Test
    void theBestRunIsTwoClicksFromTheFrontPage() {
        var best = publish().getFirst();

        try (var visit = chromium.visit(home)) {
            visit.at("Experiments").accessible().picture("experiments");
            visit.find(AriaRole.LINK, experiment).click();
            visit.at(experiment);
            showsRows(visit, 11);
            visit.accessible().picture("runs");
            visit.page().locator("tbody tr:first-child .cell-open a").click();
            visit.page().waitForURL("**/runs/*");
            visit.at("Learning curve");
        }
        try (var visit = chromium.visit(home + "runs/" + best.run())) {
            visit.at("Learning curve");
            visit.page().locator(".picture img").first().waitFor();
            visit.accessible().picture("run");
            visit.page().getByText("Accuracy by epoch as a table").click();
            visit.page().locator("#curves tbody tr").nth(11).waitFor();
        }
    }

    @Test
    void whatIsAskedOfTheTableIsInTheAddressAndComesBackFromIt() {
        publish();

        try (var visit = chromium.visit(home + "experiments/" + encoded(experiment))) {
            visit.at(experiment);
            showsRows(visit, 11);
            visit.page().keyboard().press("ArrowDown");
            visit.page().keyboard().press("x");
            visit.page().keyboard().press("ArrowDown");
            visit.page().keyboard().press("Space");
            visit.page().getByText("2 chosen").waitFor();
            visit.find(AriaRole.BUTTON, "Parameters").click();
            visit.page().waitForURL("**sort=parameters*");
            visit.find(AriaRole.BUTTON, "completed").click();
            showsRows(visit, 9);
            visit.page().getByText("Columns").first().click();
            visit.page().getByLabel("optimizer.learningRate").first().check();
            visit.find(AriaRole.COLUMNHEADER, "optimizer.learningRate").waitFor();
            visit.accessible();
            var asked = visit.page().url();

            visit.page().navigate(asked);

            visit.page().getByText("2 chosen").waitFor();
            visit.find(AriaRole.COLUMNHEADER, "optimizer.learningRate").waitFor();
            showsRows(visit, 9);
            visit.find(AriaRole.BUTTON, "Compare").click();
            visit.at("2 runs side by side");
        }
    }

    @Test
    void runsAreFilteredByWhatTheirJobsSay() {
        publish();

        try (var visit = chromium.visit(home + "experiments/" + encoded(experiment))) {
            visit.at(experiment);
            visit.page().getByText("+ Filter").click();
            visit.page().getByLabel("Hyperparameter").selectOption("network.name");
            visit.page().getByLabel("Value").fill("cnn");
            visit.find(AriaRole.BUTTON, "Add").click();
            visit.page().getByText("2 runs match").waitFor();
            visit.page().getByText("network.name = cnn").waitFor();
        }
        try (var visit = chromium.visit(home + "experiments/" + encoded(experiment) + "?find=nothing")) {
            visit.at("No run is like that").accessible();
        }
    }

    @Test
    void runsAreSortedByAFigureOfTheirCurves() {
        publish();
        var first = given().queryParam("experiment", experiment)
                .queryParam("sort", "-at:2:train_loss")
                .get("/api/v1/runs")
                .path("runs[0].runId");

        try (var visit = chromium.visit(home + "experiments/" + encoded(experiment))) {
            visit.at(experiment);
            showsRows(visit, 11);
            visit.page().locator("[data-key=sort]").click();
            visit.page().getByLabel("Which epoch").selectOption("at");
            visit.page().getByLabel("Number of the epoch").fill("2");
            visit.page().getByLabel("Figure").selectOption("train_loss");
            visit.accessible().picture("sort");
            visit.find(AriaRole.BUTTON, "Sort").click();
            visit.page().waitForURL("**sort=at%3A2%3Atrain_loss");
            visit.page().getByText("by train loss of epoch 2, lowest first").waitFor();
            visit.accessible();

            visit.page().navigate(visit.page().url().replace("sort=", "sort=-"));

            visit.page().getByText("highest first").waitFor();
            PlaywrightAssertions.assertThat(visit.page().locator("tbody tr:first-child .cell-open a"))
                    .hasAttribute("href", "/runs/" + first);
            visit.find(AriaRole.BUTTON, "Sort as usual").click();
            visit.page().waitForURL("**/" + encoded(experiment));
        }
    }

    @Test
    void allThatTheFiltersLeaveAreCompared() {
        publish();
        var page = home + "experiments/" + encoded(experiment);

        try (var visit = chromium.visit(page + "?state=completed&where=network.name%3Dcnn")) {
            visit.page().getByText("2 runs match").waitFor();
            visit.find(AriaRole.LINK, "Compare all").click();
            visit.at("2 runs side by side").accessible();
            visit.page().getByLabel("Where this is").getByText(experiment).click();
            visit.page().getByText("2 runs match").waitFor();
        }
        try (var visit = chromium.visit(home + "compare?find=nothing&experiment=" + encoded(experiment))) {
            visit.at("No run is like that").accessible();
        }
    }

    @Test
    void runsAreComparedWithEverythingThatTellsThemApart() {
        var runs = publish();
        var ids = runs.stream().limit(8).map(each -> each.run().toString()).collect(Collectors.joining(","));

        try (var visit = chromium.visit(home + "compare?runs=" + ids)) {
            visit.at("8 runs side by side");
            visit.page().locator(".heat").nth(2).waitFor();
            visit.accessible().picture("compare");
            visit.find(AriaRole.BUTTON, "Loss").click();
            visit.find(AriaRole.BUTTON, "Log axis").click();
            visit.page().waitForURL("**metric=loss&log=1*");
            visit.page().locator(".legend button").first().click();
            visit.page().waitForURL("**lit=*");
            visit.page().locator("#theme").click();
            visit.page().locator("#theme").click();
            visit.accessible().picture("compare-dark");
        }
        try (var visit = chromium.visit(home + "compare?runs=" + ids, 420, 900)) {
            visit.at("8 runs side by side");
            visit.page().locator(".heat").nth(2).waitFor();
            visit.accessible().picture("compare-narrow");
        }
    }

    @Test
    void aNameIsOnlyAName() {
        var named = Showcase.of(experiment, SCRIPT, NETWORKS.getFirst(), 77, 4);
        publish(List.of(named.completed(predictions())));

        for (var path : List.of(
                "experiments/" + encoded(experiment),
                "runs/" + named.run(),
                "compare?experiment=" + encoded(experiment))) {
            try (var visit = chromium.visit(home + path)) {
                visit.page().getByText(SCRIPT).first().waitFor();
            }
        }
    }

    @Test
    void fiveHundredRunsAreDrawnOverEachOther() {
        var all = IntStream.range(0, 500)
                .mapToObj(seed -> Showcase.of(experiment, "trial-" + seed, NETWORKS.get(seed % 4), seed, 50)
                        .begun(50))
                .toList();
        publish(all);

        try (var visit = chromium.visit(home + "compare?experiment=" + encoded(experiment))) {
            visit.at("500 runs side by side");
            var chart = visit.page().locator("[data-drawn-millis]");
            chart.waitFor();
            visit.page().locator(".legend li").nth(499).waitFor();
            Log.infof("Drawn runs=500 lines=1000 millis=%s", chart.getAttribute("data-drawn-millis"));
        }
    }

    @Test
    void whatCannotBeShownIsSaid() {
        var unknown = UUID.randomUUID();
        try (var visit = chromium.visit(home + "runs/" + unknown)) {
            visit.at("Not here").accessible();
            visit.page().getByText("There is no run " + unknown).waitFor();
            visit.expectFault("404");
        }
        try (var visit = chromium.visit(home + "compare")) {
            visit.at("Nothing to compare yet").accessible();
        }
    }

    @Test
    void aServiceThatIsAwayIsWaitedFor() {
        try (var visit = chromium.visit(home + "compare")) {
            visit.at("Nothing to compare yet");
            visit.page().route("**/api/**", route -> route.abort());
            visit.find(AriaRole.LINK, "All experiments").click();
            visit.at("The service cannot be reached").accessible();
            visit.page().unroute("**/api/**");
            visit.find(AriaRole.BUTTON, "Try again").click();
            visit.page()
                    .locator("h1", new Page.LocatorOptions().setHasText("Experiments"))
                    .waitFor();
            visit.expectFault("ERR_FAILED");
        }
    }

    @Test
    void oldLinksLeadToTheRun() {
        var best = publish().getFirst();

        try (var visit = chromium.visit(home + "?experiment=" + encoded(experiment) + "&run=" + best.run())) {
            visit.at(experiment);
            visit.page().waitForURL("**/experiments/*");
            visit.page().locator("tr[aria-current=true]").waitFor();
        }
    }

    /** An experiment of each network with two seeds and more, the best first. */
    private List<Showcase> publish() {
        var runs = new ArrayList<Showcase>();
        for (var network : NETWORKS.reversed()) {
            runs.add(Showcase.of(experiment, network.preset(), network, 1, 12));
            runs.add(Showcase.of(experiment, network.preset(), network, 2, 12));
        }
        var events = new ArrayList<List<Event>>();
        runs.forEach(run -> events.add(run.completed(predictions())));
        events.add(Showcase.of(experiment, SCRIPT, NETWORKS.getFirst(), 3, 4).completed(predictions()));
        events.add(Showcase.of(experiment, "strong-cnn, batch 32", NETWORKS.getLast(), 4, 12)
                .begun(5));
        events.add(Showcase.of(experiment, "strong-cnn, rate 0.1", NETWORKS.getLast(), 5, 12)
                .failed("the loss is not a number in epoch 3; lower the learning rate"));
        publish(events);
        return runs;
    }

    private void publish(List<? extends List<Event>> runs) {
        try (var topics = Topics.of(topicsConfig.topicPrefix())) {
            topics.send(runs.stream().flatMap(List::stream).toList());
            Tables.at(database).awaitAll(topics);
        }
    }

    private Artifact predictions() {
        var samples = IntStream.range(0, 8).mapToObj(PageIT::sample).toList();
        var stored = new SamplePredictions(
                IntStream.range(0, Showcase.CLASSES).mapToObj(Integer::toString).toList(), samples, samples);
        return new ArtifactStore(artifacts.artifacts())
                .write("runs/showcase/" + UUID.randomUUID() + ".json", EventJson.write(stored));
    }

    private static SamplePredictions.Prediction sample(int index) {
        var probabilities = IntStream.range(0, Showcase.CLASSES)
                .mapToObj(label -> label == index ? 0.91 : 0.01)
                .toList();
        return new SamplePredictions.Prediction(
                index,
                (index + index % 2 * 5) % Showcase.CLASSES,
                index,
                0.1 + index,
                probabilities,
                Glyphs.png(index));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
