package io.cotejo.metrics.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.options.AriaRole;
import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.embedded.junit.PostgreSqlResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
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
    private static Chromium chromium;

    @TestHTTPResource("/")
    String home;

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
}
