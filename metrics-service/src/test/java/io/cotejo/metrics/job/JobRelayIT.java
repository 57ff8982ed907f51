package io.cotejo.metrics.job;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.embedded.junit.PostgreSqlResource;
import io.cotejo.metrics.fixture.AskingFirst;
import io.cotejo.metrics.fixture.StandInTrainer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandInTrainer.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = PostgreSqlResource.class, initArgs = @ResourceArg(name = "fresh", value = "true"))
class JobRelayIT {
    private static final String PROBLEM = "application/problem+json";
    private static final String CANCEL = "/api/v1/runs/0199e0a0-0000-7000-8000-000000000001/cancel";

    @Test
    void aJobReachesTheTrainerWithTheHeadersThatMatterAndNoOthers() {
        post(yaml("name: a").header("Cotejo-Run-Id", "r").header("Cookie", "secret=1"), "/api/v1/jobs", 202)
                .contentType(ContentType.JSON)
                .header("Location", equalTo(StandInTrainer.LOCATION))
                .header("Set-Cookie", nullValue())
                .body("path", equalTo("/api/v1/jobs"))
                .body("characters", equalTo(7))
                .body("headers.'content-type'", startsWith("application/yaml"))
                .body("headers.'cotejo-run-id'", equalTo("r"))
                .body("headers.keySet()", not(hasItem("cookie")));
    }

    @Test
    void aJobReachesTheTrainerInTheTraceOfItsSubmitter() {
        var given = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        post(yaml("name: a").header("traceparent", given), "/api/v1/jobs", 202)
                .body("headers.traceparent", equalTo(given));
        post(yaml("name: a").header("traceparent", "nonsense"), "/api/v1/jobs", 202)
                .body("headers.traceparent", nullValue());
    }

    @Test
    void theTrainersFaultsComeBackAsTheyAre() {
        post(yaml("name: faults"), "/api/v1/jobs", 400)
                .contentType(PROBLEM)
                .body("title", equalTo("The job has faults"))
                .body("faults[0].field", equalTo("training.epochs"));
    }

    @Test
    void aTrainerThatHangsUpIsAProblemWithARemedy() {
        post(yaml("name: hangs up"), "/api/v1/jobs", 503)
                .contentType(PROBLEM)
                .body("detail", containsString("look at the runs"));
        post(yaml("name: page"), "/api/v1/jobs", 502)
                .contentType(PROBLEM)
                .body("detail", not(containsString("<script>")));
    }

    @Test
    void aCancellationReachesTheTrainer() {
        post(given(), CANCEL, 202).body("method", equalTo("DELETE"));
        post(given(), "/api/v1/runs/7/cancel", 400).contentType(PROBLEM);
    }

    @Test
    void aJobMayHave256KiBAndARequestOneMiB() {
        post(yaml("#".repeat(256 * 1024)), "/api/v1/jobs", 202).body("characters", equalTo(262_144));
        post(yaml("#".repeat(256 * 1024 + 1)), "/api/v1/jobs", 413)
                .contentType(PROBLEM)
                .body("detail", containsString("262145"));
        post(AskingFirst.given().contentType("application/yaml").body(new byte[1_100_000]), "/api/v1/jobs", 413);
    }

    @Test
    void theBodiesThatAFormCanSendAreRefused() {
        for (var type : List.of("text/plain", "application/x-www-form-urlencoded")) {
            post(given().contentType(type).body("name: a"), "/api/v1/jobs", 415).contentType(PROBLEM);
        }
    }

    @Test
    void thePagesOfOtherSitesMayChangeNothing() {
        post(yaml("name: a").header("Sec-Fetch-Site", "cross-site"), "/api/v1/jobs", 403)
                .contentType(PROBLEM)
                .body("detail", containsString("Sec-Fetch-Site was cross-site"));
        post(given().header("Origin", "http://evil.example"), CANCEL, 403).contentType(PROBLEM);
        post(given().header("Origin", "null"), "/api/v1/none", 403);
        given().header("Origin", "http://evil.example")
                .get("/api/v1/settings")
                .then()
                .statusCode(200);
    }

    @Test
    void theOwnPageMay() {
        post(given().header("Sec-Fetch-Site", "same-origin"), CANCEL, 202);
        post(given().header("Origin", "http://127.0.0.1:1").header("Host", "127.0.0.1:1"), CANCEL, 202);
    }

    @Test
    void thePageIsToldWhereModelsAreTried() {
        given().get("/api/v1/settings")
                .then()
                .statusCode(200)
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Referrer-Policy", equalTo("same-origin"))
                .body("inferenceUrl", equalTo("http://127.0.0.1:8080"));
    }

    private static RequestSpecification yaml(String document) {
        return given().contentType("application/yaml").body(document.getBytes(UTF_8));
    }

    private static ValidatableResponse post(RequestSpecification request, String path, int status) {
        return request.post(path).then().statusCode(status);
    }
}
