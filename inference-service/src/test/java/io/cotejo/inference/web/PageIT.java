package io.cotejo.inference.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.cotejo.embedded.junit.Chromium;
import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.embedded.junit.Pictures;
import io.cotejo.embedded.junit.Visit;
import io.cotejo.inference.model.ImageShape;
import io.cotejo.inference.testing.ArtifactsResource;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.Service;
import io.cotejo.inference.testing.TrainedDigits;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a real browser, on the real service and a trained model. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(ArtifactsResource.class)
@SuppressWarnings("NullAway.Init") // set before all, or before each
class PageIT {
    private static final String DIGITS = "handwriting";
    private static final String LONG = "a-model-whose-name-is-longer-than-a-telephone-is-wide";
    private static final String COLOURED = "coloured";
    private static final String UNCROWNED = "uncrowned";
    private static final String CLASSIFY = "**/classify?*";

    private static Chromium chromium;

    private Service service;

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
    void serve() {
        service = Service.underTest();
        if (status("/v2/models/" + DIGITS) != 200) {
            service.registry().crown(service.exports().version(DIGITS, 1, new TrainedDigits()));
            service.registry().register(service.exports().version(UNCROWNED, 1, LinearModel.favouring(3)));
            service.registry().register(service.exports().version(LONG, 1, LinearModel.favouring(3)));
            var coloured = new LinearModel(new ImageShape(3, 32, 32), 10, 7, 2);
            service.registry().register(service.exports().version(COLOURED, 1, coloured));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> status("/v2/models/" + DIGITS) == 200
                            && status("/v2/models/" + UNCROWNED + "/versions/1") == 200
                            && status("/v2/models/" + LONG + "/versions/1") == 200
                            && status("/v2/models/" + COLOURED + "/versions/1") == 200);
        }
    }

    @AfterEach
    void leave() {
        service.close();
    }

    private int status(String path) {
        return service.client().get(path).status();
    }

    private Visit visit(String query) {
        return chromium.visit(service.client().base() + "/" + query);
    }

    private Visit digits() {
        return visit("?model=" + DIGITS).at("Try a model");
    }

    private static Locator board(Visit visit) {
        return visit.find(AriaRole.APPLICATION, "Drawing board");
    }

    private static Hand hand(Visit visit) {
        return new Hand(visit.page(), board(visit));
    }

    private static Locator best(Visit visit) {
        return visit.page().locator("[data-key=best]");
    }

    private static Locator bars(Visit visit) {
        return visit.find(AriaRole.LIST, "Probabilities").getByRole(AriaRole.LISTITEM);
    }

    @Test
    void thePageIsServedAndMayLoadNothingFromElsewhere() {
        for (var path : new String[] {"/", "/app/main.js"}) {
            var headers = service.client().get(path).response().headers();

            assertThat(headers.firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(
                            policy -> assertThat(policy).contains("default-src 'self'", "frame-ancestors 'none'"));
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Cache-Control")).contains("no-cache");
        }
        assertThat(service.client().get("/").text()).contains("/app/main.js");
        assertThat(status("/app/none.js")).isEqualTo(404);
        assertThat(service.client().get("/v2").response().headers().firstValue("Content-Security-Policy"))
                .isEmpty();
    }

    @Test
    void aDigitDrawnWithTheMouseIsReadWhileItIsDrawn() {
        try (var visit = digits()) {
            visit.find(AriaRole.HEADING, "Nothing to read yet").waitFor();
            visit.accessible().picture("serving-empty");

            hand(visit).mouse(Hand.THREE);

            assertThat(best(visit)).hasText("3");
            assertThat(bars(visit)).hasCount(10);
            assertThat(visit.page().getByText("as the digits of MNIST are")).isVisible();
            visit.accessible().picture("serving");
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            visit.accessible().picture("serving-dark");

            visit.find(AriaRole.BUTTON, "Clear").click();
            visit.find(AriaRole.HEADING, "Nothing to read yet").waitFor();
        }
    }

    @Test
    void aFingerDrawsOnANarrowScreen() {
        try (var visit = chromium.visit(service.client().base() + "/?model=" + DIGITS, 390, 844)) {
            board(visit).scrollIntoViewIfNeeded();

            hand(visit).finger(Hand.ONE);

            assertThat(best(visit)).hasText("1");
            assertThat((Integer) visit.page().evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);
            visit.accessible().picture("serving-narrow");
        }
    }

    @Test
    void theKeyboardDrawsToo() {
        try (var visit = digits()) {
            var board = board(visit);
            board.press("Shift+ArrowUp");
            board.press("Shift+ArrowUp");
            board.press("Space");
            for (int i = 0; i < 4; i++) {
                board.press("Shift+ArrowDown");
            }
            board.press("Space");

            assertThat(best(visit)).hasText("1");
            visit.accessible().picture("serving-keyboard");

            board.press("Backspace");
            visit.find(AriaRole.HEADING, "Nothing to read yet").waitFor();
        }
    }

    @Test
    void aPictureIsReadAsItIsAndInverted() {
        var dark = Pictures.file(Pictures.grey(60, 40, 0), "png");
        try (var visit = digits()) {
            visit.page().getByLabel("Choose a picture…").setInputFiles(new FilePayload("a.png", "image/png", dark));

            assertThat(best(visit)).isVisible();
            assertThat(seen(visit)).isEqualTo(0);

            visit.find(AriaRole.CHECKBOX, "Invert black and white").check();

            await().untilAsserted(() -> assertThat(seen(visit)).isEqualTo(255));
            assertThat(visit.page().url()).endsWith("?model=" + DIGITS + "&invert=true");
        }
    }

    private static int seen(Visit visit) {
        return (Integer) visit.page()
                .locator("canvas.seen")
                .evaluate("canvas => canvas.getContext('2d').getImageData(14, 14, 1, 1).data[0]");
    }

    @Test
    void aPictureIsDroppedAndPasted() {
        try (var visit = digits()) {
            visit.find(AriaRole.HEADING, "Nothing to read yet").waitFor();

            visit.page().evaluate(give("new DragEvent('drop', { dataTransfer: given })"), white());
            assertThat(best(visit)).isVisible();
            assertThat(seen(visit)).isEqualTo(255);

            visit.find(AriaRole.BUTTON, "Clear").click();
            visit.find(AriaRole.HEADING, "Nothing to read yet").waitFor();
            visit.page().evaluate(give("new ClipboardEvent('paste', { clipboardData: given })"), white());
            assertThat(best(visit)).isVisible();
        }
    }

    private static String white() {
        return Base64.getEncoder().encodeToString(Pictures.file(Pictures.grey(9, 9, 255), "png"));
    }

    private static String give(String event) {
        return """
                text => {
                  const bytes = Uint8Array.from(atob(text), each => each.charCodeAt(0));
                  const given = new DataTransfer();
                  given.items.add(new File([bytes], 'a.png', { type: 'image/png' }));
                  document.dispatchEvent(%s);
                }
                """.formatted(event);
    }

    @Test
    void aModelOfOtherPicturesGetsTheDrawingAsItIs() {
        try (var visit = visit("?model=" + COLOURED + "&version=1")) {
            assertThat(visit.page().getByText("scaled to 32 × 32")).isVisible();

            hand(visit).mouse(Hand.THREE);

            assertThat(best(visit)).isVisible();
            assertThat(visit.page().getByText("32 × 32, red, green, blue")).isVisible();
        }
    }

    @Test
    void whatIsNoPictureIsRefusedInWords() {
        var text = "no picture".getBytes(StandardCharsets.UTF_8);
        try (var visit = digits()) {
            visit.page().getByLabel("Choose a picture…").setInputFiles(new FilePayload("a.png", "image/png", text));

            assertThat(visit.page().getByRole(AriaRole.ALERT))
                    .containsText("the image is neither a PNG nor a JPEG file");
            visit.expectFault("400");
        }
    }

    @Test
    void aVersionIsChosenAndKeptInTheAddress() {
        try (var visit = digits()) {
            visit.page().getByLabel("Model").selectOption(UNCROWNED);
            assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("has no champion; name a version: 1");
            visit.accessible().picture("serving-not-ready");
            visit.page().getByLabel("Version").selectOption("1");
            visit.page().getByLabel("Show").selectOption("3");
            visit.find(AriaRole.HEADING, "Nothing to read yet").waitFor();
            hand(visit).mouse(Hand.ONE);

            assertThat(best(visit)).hasText("label-3");
            assertThat(bars(visit)).hasCount(3);
            visit.page().reload();
            assertThat(visit.page().getByLabel("Version")).hasValue("1");
            assertThat(visit.page().getByLabel("Show")).hasValue("3");
            visit.expectFault("503");
        }
    }

    @Test
    void anUnknownModelIsNamedAsTextAndSaidToBeUnknown() {
        try (var visit = visit("?model=%3Cscript%3Ealert(1)%3C%2Fscript%3E&version=9")) {
            assertThat(visit.page().getByRole(AriaRole.ALERT))
                    .containsText("model '<script>alert(1)</script>' is not known");
            visit.accessible().expectFault("404");
        }
    }

    @Test
    void theQuestionBeforeIsLetGoOf() {
        var asked = new AtomicInteger();
        var letGo = new AtomicInteger();
        try (var visit = digits()) {
            visit.page().onRequestFailed(request -> letGo.incrementAndGet());
            visit.page().route(CLASSIFY, route -> {
                if (asked.incrementAndGet() > 1) {
                    route.resume(); // the first one is never answered
                }
            });
            hand(visit).mouse(Hand.ONE);
            visit.page().waitForCondition(() -> asked.get() == 1);

            hand(visit).mouse(Hand.ONE);

            assertThat(best(visit)).hasText("1");
            assertThat(letGo).hasValue(1);
        }
    }

    @Test
    void aServiceWithoutModelsSaysWhatItWaitsFor() {
        try (var visit = digits()) {
            visit.page()
                    .route(
                            "**/v2/repository/index",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setContentType("application/json")
                                    .setBody("[]")));
            visit.page().reload();
            visit.find(AriaRole.HEADING, "No model yet").waitFor();
            visit.accessible().picture("serving-no-model");

            visit.page().unroute("**/v2/repository/index");

            visit.at("Try a model");
            board(visit).waitFor();
        }
    }

    @Test
    void aServiceThatIsAwayIsAskedAgain() {
        try (var visit = digits()) {
            visit.find(AriaRole.HEADING, "Nothing to read yet").waitFor();
            visit.page().context().setOffline(true);
            hand(visit).mouse(Hand.ONE);
            visit.find(AriaRole.HEADING, "The service cannot be reached").waitFor();
            visit.accessible().picture("serving-offline");

            visit.page().context().setOffline(false);

            assertThat(best(visit)).hasText("1");
            visit.expectFault("ERR_INTERNET_DISCONNECTED");
        }
    }
}
