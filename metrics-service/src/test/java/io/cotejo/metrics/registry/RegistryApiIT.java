package io.cotejo.metrics.registry;

import static io.cotejo.metrics.fixture.Answered.answered;
import static io.cotejo.metrics.fixture.Exports.export;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.embedded.junit.PostgreSqlResource;
import io.cotejo.events.artifact.Artifact;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.events.artifact.TestAnswers;
import io.cotejo.metrics.TopicsConfig;
import io.cotejo.metrics.fixture.States;
import io.cotejo.metrics.fixture.Tables;
import io.cotejo.metrics.fixture.Topics;
import io.cotejo.metrics.run.ArtifactsConfig;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = PostgreSqlResource.class, initArgs = @ResourceArg(name = "fresh", value = "true"))
@SuppressWarnings("NullAway.Init") // injected
class RegistryApiIT {
    private static final String PROBLEM = "application/problem+json";
    private static final String BY = "\"by\":\"Ada\",\"reason\":\"so\"";

    private final String experiment = "r" + UUID.randomUUID();
    private final States first = States.of(experiment, "first");
    private final States second = States.of(experiment, "second");
    private final String model = "/api/v1/models/" + first.model();

    @Inject
    TopicsConfig config;

    @Inject
    ArtifactsConfig artifacts;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    private Topics topics;
    private Tables tables;

    @BeforeEach
    void train() {
        topics = Topics.of(config.topicPrefix());
        tables = Tables.at(database);
        topics.send(first.completedWithAnswers(0.85, stored(first, 0, 0, 1, 1)));
        topics.send(export(first.model(), first.run()).build());
        topics.send(second.completedWithAnswers(0.8, stored(second, 0, 1, 1, 0)));
        topics.send(export(second.model(), second.run()).test(0.8, 1).build());
        tables.awaitAll(topics);
    }

    @AfterEach
    void close() {
        topics.close();
    }

    private Artifact stored(States run, int... predicted) {
        var answers = TestAnswers.of("d".repeat(64), new int[] {0, 0, 1, 1}, predicted);
        return new ArtifactStore(artifacts.artifacts())
                .write("runs/" + run.run() + "/answers.safetensors", answers.encode());
    }

    @Test
    void aModelInUseTellsHowOftenItWasRight() {
        var pet = answered(first.model(), "a");
        topics.send(pet.by(1, 1), pet.later(1).feedback(1, 1, 1));
        tables.awaitAll(topics);

        given().get(model + "/feedback")
                .then()
                .statusCode(200)
                .body("model", equalTo(first.model()))
                .body("versions.version", contains(1))
                .body("versions[0].sampled", equalTo(1))
                .body("versions[0].predicted[0].label", equalTo("dog"))
                .body("versions[0].accuracy.value", equalTo(1f))
                .body("versions[0].days[0].day", equalTo("2026-11-01"))
                .body("unmatched", equalTo(0));
        given().get("/api/v1/models/none/feedback")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("detail", containsString("There is no model"));
    }

    @Test
    void aModelHasTheDefaultPolicyUntilSomebodySetsOne() {
        given().get(model + "/policy")
                .then()
                .statusCode(200)
                .body("mode", equalTo("auto"))
                .body("minimumGain", equalTo(0f))
                .body("significance", nullValue())
                .body("by", nullValue());

        put("/policy", "{\"mode\":\"manual\",\"minimumGain\":0.01,\"significance\":0.05," + BY + "}", 200);

        given().get(model + "/policy")
                .then()
                .statusCode(200)
                .body("mode", equalTo("manual"))
                .body("minimumGain", equalTo(0.01f))
                .body("significance", equalTo(0.05f))
                .body("by", equalTo("Ada"))
                .body("reason", equalTo("so"));
        given().get("/api/v1/models/none/policy").then().statusCode(404).contentType(PROBLEM);
    }

    @Test
    void aPolicyThatCannotBeIsNamed() {
        put("/policy", "{\"mode\":\"perhaps\"," + BY + "}", 400)
                .body("detail", startsWith("mode must be auto or manual"));
        put("/policy", "{\"mode\":\"auto\",\"minimumGain\":2," + BY + "}", 400)
                .body("detail", startsWith("minimumGain must be"));
        put("/policy", "{\"mode\":\"auto\",\"significance\":0," + BY + "}", 400)
                .body("detail", startsWith("significance must be"));
        put("/policy", "{\"mode\":\"auto\"}", 400).body("detail", startsWith("by must be"));
        put("/policy", "{\"mode\":\"auto\",\"by\":\"Policy\",\"reason\":\"r\"}", 400)
                .body("detail", startsWith("by must be a person's name"));
        put("/policy", "{\"mode\":\"auto\",\"minGain\":0.5,\"by\":\"Ada\",\"reason\":\"r\"}", 400)
                .body("detail", containsString("minGain is no field"))
                .body("detail", containsString("minimumGain"));
    }

    @Test
    void anAliasIsMadeMovedAndTakenAway() {
        put("/aliases/challenger", "{\"version\":2," + BY + "}", 200)
                .body("version", equalTo(2))
                .body("previous", nullValue());
        put("/aliases/challenger", "{\"version\":1," + BY + "}", 200).body("previous", equalTo(2));
        given().get(model).then().body("aliases.challenger", equalTo(1));

        delete("/aliases/challenger?by=Ada&reason=done", 204);

        given().get(model)
                .then()
                .body("aliases", not(hasKey("challenger")))
                .body("ledger[0].kind", equalTo("removal"))
                .body("ledger[0].reason", equalTo("done"));
        delete("/aliases/challenger?by=Ada&reason=done", 404);
    }

    @Test
    void anAliasThatCannotBeIsNamed() {
        put("/aliases/champion", "{\"version\":1," + BY + "}", 400).body("detail", containsString("promote"));
        put("/aliases/2", "{\"version\":1," + BY + "}", 400).body("detail", startsWith("alias must be a letter"));
        put("/aliases/a", "{" + BY + "}", 400).body("detail", startsWith("version must be"));
        put("/aliases/a", "{\"version\":9," + BY + "}", 404);
        delete("/aliases/challenger", 400);
        delete("/aliases/champion?by=Ada&reason=no", 400);
    }

    @Test
    void twoRunsAreComparedImageByImage() {
        pair(first, second)
                .body("a.name", equalTo("first"))
                .body("b.testAccuracy", equalTo(0.8f))
                .body("comparable", equalTo(true))
                .body("reason", nullValue())
                .body("images", equalTo(4))
                .body("bothRight", equalTo(2))
                .body("onlyA", equalTo(2))
                .body("onlyB", equalTo(0))
                .body("bothWrong", equalTo(0))
                .body("mcnemar.pValue", equalTo(0.5f))
                .body("mcnemar.exact", equalTo(true))
                .body("labels", contains("cat", "dog"))
                .body("confusionDifference", equalTo(List.of(List.of(0, 0), List.of(0, 0))))
                .body("disagreements.index", contains(1, 3))
                .body("disagreements[0].a", equalTo(0))
                .body("disagreements[0].b", equalTo(1));
    }

    @Test
    void whereAnswersAreMissingTheReasonIsSaidAndTheConfusionIsStillCompared() {
        var third = States.of(experiment, "third");
        topics.send(third.completed(1, 0.8), export(third.model(), third.run()).build());
        tables.awaitAll(topics);

        pair(first, third)
                .body("comparable", equalTo(false))
                .body("reason", containsString("run " + third.run() + ", which is completed, has stored no answers"))
                .body("mcnemar", nullValue())
                .body("confusionDifference", hasSize(2));
    }

    @Test
    void aVersionTellsWhatTheRegistryKnows() {
        given().get(model + "/versions/1")
                .then()
                .statusCode(200)
                .body("model", equalTo(first.model()))
                .body("version", equalTo(1))
                .body("runName", equalTo("first"))
                .body("labels", contains("cat", "dog"))
                .body("evaluation.report.classes.label", contains("cat", "dog"))
                .body("signature.inputs[0].datatype", equalTo("UINT8"))
                .body("ledger.to", contains(1));
        problem(model + "/versions/9", 404);
        problem(model + "/versions/one", 400).body("detail", startsWith("version must be"));
        problem("/api/v1/models/none/versions/1", 404);
    }

    @Test
    void aModelCardTellsEverythingAndNamesAreOnlyNames() {
        var script = States.of(experiment, "<script>alert(1)</script>|x");
        topics.send(
                script.completed(1, 0.7),
                export(script.model(), script.run()).test(0.7, 1).build());
        tables.awaitAll(topics);

        var card = given().get(model + "/versions/3/card")
                .then()
                .statusCode(200)
                .contentType("text/markdown")
                .extract()
                .asString();

        assertThat(card)
                .contains("# Model card", "## Data", "## Network", "## Training", "## Evaluation", "## Parity")
                .contains("## Provenance", "## Aliases and ledger", "No alias has ever stood for this version.")
                .contains("| run | \\<script\\>alert\\(1\\)\\</script\\>\\|x |")
                .contains("| linear | \\[2\\] | 1234 | 5000 |")
                .contains("| cat | 0.8889 | 0.8000 | 0.8421 | 10 |")
                .contains("| dog | 1 | 9 |")
                .contains("\"experiment\" : \"" + experiment + "\"")
                .contains("u003cscript")
                .doesNotContainPattern("(?<!\\\\)<script");
        assertThat(given().get(model + "/versions/1/card").asString()).contains("| champion | move | policy |");
        problem(model + "/versions/9/card", 404);
    }

    @Test
    void webhooksAreListedWithoutTheirSecrets() {
        await().untilAsserted(() -> given().get("/api/v1/webhooks")
                .then()
                .statusCode(200)
                .body("webhooks[0].name", equalTo("nobody"))
                .body("webhooks[0].url", equalTo("http://127.0.0.1:1"))
                .body("webhooks[0].events", contains("version-registered", "alias-moved"))
                .body("webhooks[0].pending", greaterThan(0))
                .body("webhooks[0].lastFailure.reason", startsWith("does not answer")));

        assertThat(given().get("/api/v1/webhooks").asString()).doesNotContain("not-to-be-told", "of-the-address");
    }

    @Test
    void aPairThatCannotBeIsNamed() {
        problem("/api/v1/compare/pair", 400).body("detail", startsWith("a must be"));
        problem("/api/v1/compare/pair?a=" + first.run() + "&b=" + first.run(), 400)
                .body("detail", startsWith("b must be another run"));
        problem("/api/v1/compare/pair?a=" + first.run() + "&b=" + UUID.randomUUID(), 404);
    }

    private static ValidatableResponse pair(States a, States b) {
        return given().get("/api/v1/compare/pair?a=" + a.run() + "&b=" + b.run())
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse problem(String path, int status) {
        return given().get(path).then().statusCode(status).contentType(PROBLEM);
    }

    private ValidatableResponse put(String path, String json, int status) {
        return given().contentType(ContentType.JSON)
                .body(json)
                .put(model + path)
                .then()
                .statusCode(status);
    }

    private void delete(String path, int status) {
        given().delete(model + path).then().statusCode(status);
    }
}
