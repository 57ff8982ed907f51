package io.cotejo.metrics.traffic;

import static io.cotejo.metrics.fixture.Exports.export;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.embedded.junit.PostgreSqlResource;
import io.cotejo.events.EventJson;
import io.cotejo.events.Topic;
import io.cotejo.events.TrafficSet;
import io.cotejo.metrics.TopicsConfig;
import io.cotejo.metrics.fixture.States;
import io.cotejo.metrics.fixture.Tables;
import io.cotejo.metrics.fixture.Topics;
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
class TrafficApiIT {
    private static final String PROBLEM = "application/problem+json";
    private static final String BY = "\"by\":\"Ada\",\"reason\":\"watch it first\"";

    private final States run = States.of("t" + UUID.randomUUID(), "first");
    private final String path = "/api/v1/models/" + run.model() + "/traffic";

    @Inject
    TopicsConfig config;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    private Topics topics;
    private Tables tables;

    @BeforeEach
    void registerAModel() {
        topics = Topics.of(config.topicPrefix());
        tables = Tables.at(database);
        topics.send(export(run.model(), run.run()).build());
        tables.awaitAll(topics);
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void theChallengerGetsNothingUntilSomebodySaysSo() {
        given().get(path)
                .then()
                .statusCode(200)
                .body("canary", equalTo(0f))
                .body("shadow", equalTo(0f))
                .body("by", nullValue());

        put("{\"canary\":0.1,\"shadow\":1," + BY + "}", 200).body("canary", equalTo(0.1f));

        given().get(path)
                .then()
                .statusCode(200)
                .body("canary", equalTo(0.1f))
                .body("shadow", equalTo(1f))
                .body("by", equalTo("Ada"))
                .body("reason", equalTo("watch it first"))
                .body("at", notNullValue());
        given().get("/api/v1/models/none/traffic").then().statusCode(404).contentType(PROBLEM);
    }

    @Test
    void whatIsSetGoesOutAsAnEventAndEachChangeIsCounted() {
        put("{\"canary\":0.25," + BY + "}", 200).body("shadow", equalTo(0f));
        put("{" + BY + "}", 200).body("canary", equalTo(0f));
        tables.awaitAll(topics);

        assertThat(published()).extracting(TrafficSet::canary).containsExactly(0.25, 0.0);
        assertThat(published()).extracting(TrafficSet::change).containsExactly(1L, 2L);
    }

    @Test
    void aSplitThatCannotBeIsNamed() {
        put("{\"canary\":1.5," + BY + "}", 400).body("detail", startsWith("canary must be a share"));
        put("{\"shadow\":-1," + BY + "}", 400).body("detail", startsWith("shadow must be a share"));
        put("{\"canary\":0.1}", 400).body("detail", startsWith("by must be"));
        put("{\"kanary\":0.1," + BY + "}", 400).body("detail", containsString("kanary is no field"));
    }

    @Test
    void thePageOfAnotherSiteMayNotSetIt() {
        given().header("Sec-Fetch-Site", "cross-site")
                .contentType(ContentType.JSON)
                .body("{\"canary\":1," + BY + "}")
                .put(path)
                .then()
                .statusCode(403)
                .contentType(PROBLEM);
    }

    private List<TrafficSet> published() {
        return topics.read(Topic.TRAFFIC.name(topics.prefix())).stream()
                .map(record -> EventJson.read(record.value(), TrafficSet.class))
                .filter(set -> set.model().equals(run.model()))
                .toList();
    }

    private ValidatableResponse put(String json, int status) {
        return given().contentType(ContentType.JSON).body(json).put(path).then().statusCode(status);
    }
}
