package io.cotejo.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.embedded.junit.PostgreSqlResource;
import io.cotejo.events.EventJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = PostgreSqlResource.class, initArgs = @ResourceArg(name = "fresh", value = "true"))
class OpenApiIT {
    @Test
    void everyOperationIsDescribedAndHasAnExample() throws JsonProcessingException {
        var missing = new ArrayList<String>();
        document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> missing.addAll(
                                missing(operation.getKey() + " " + path.getKey(), operation.getValue()))));

        assertThat(missing).isEmpty();
    }

    @Test
    void whatIsListedInOtherFormsHasAnExampleOfEach() throws JsonProcessingException {
        for (var path : List.of("/api/v1/runs", "/api/v1/compare")) {
            var content = document().path("paths").path(path).at("/get/responses/200/content");
            assertThat(content.at("/text~1csv/example").asText()).contains("name,");
            assertThat(content.at("/text~1markdown/example").asText()).startsWith("| name |");
        }
    }

    private static List<String> missing(String operation, JsonNode described) {
        var missing = new ArrayList<String>();
        if (described.path("summary").asText().isBlank()) {
            missing.add(operation + ": a summary");
        }
        for (var parameter : described.path("parameters")) {
            if (parameter.path("description").asText().isBlank()) {
                missing.add(operation + ": a description of " + parameter.path("name"));
            }
        }
        described.path("responses").properties().stream()
                .filter(response ->
                        response.getKey().startsWith("2") && !response.getKey().equals("204"))
                .filter(response -> response.getValue()
                        .path("content")
                        .valueStream()
                        .noneMatch(content -> content.has("example") || content.has("examples")))
                .forEach(response -> missing.add(operation + ": an example of " + response.getKey()));
        return missing;
    }

    private static JsonNode document() throws JsonProcessingException {
        return EventJson.mapper()
                .readTree(given().get("/q/openapi?format=json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }
}
