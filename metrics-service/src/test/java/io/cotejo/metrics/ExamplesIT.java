package io.cotejo.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.cotejo.embedded.junit.KafkaResource;
import io.cotejo.embedded.junit.PostgreSqlResource;
import io.cotejo.events.EventJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples of the OpenAPI document are what its schemas say: every field that an answer has, and no other. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = PostgreSqlResource.class, initArgs = @ResourceArg(name = "fresh", value = "true"))
@SuppressWarnings("NullAway.Init") // set before each
class ExamplesIT {
    private static final String LOCATION = "https://cotejo.test/openapi";
    private static final String JSON = "application/json";

    /** Left out where it was not asked for. */
    private static final Set<String> OPTIONAL = Set.of("values");

    private JsonNode document;
    private JsonSchemaFactory schemas;

    @BeforeEach
    void read() throws JsonProcessingException {
        document = EventJson.mapper()
                .readTree(given().get("/q/openapi?format=json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
        document.at("/components/schemas").forEach(ExamplesIT::demandAllFields);
        schemas = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                factory -> factory.schemaLoaders(loaders -> loaders.schemas(Map.of(LOCATION, document.toString()))));
    }

    /** Null stands for what is not known: the document does not tell which fields may be null. */
    private static void demandAllFields(JsonNode schema) {
        if (!(schema.path("properties") instanceof ObjectNode properties)) {
            return;
        }
        var all = ((ObjectNode) schema).put("additionalProperties", false).putArray("required");
        for (var name : properties.properties().stream().map(Map.Entry::getKey).toList()) {
            if (!OPTIONAL.contains(name)) {
                all.add(name);
            }
            var type = properties.get(name);
            properties.putObject(name).putArray("anyOf").add(type).addObject().put("type", "null");
        }
    }

    @Test
    void everyExampleIsAnAnswerAsTheSchemaTellsIt() {
        var faults = new TreeMap<String, Object>();
        var relayed = new ArrayList<String>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    var content =
                            operation.getValue().at("/responses/200/content").path(JSON);
                    var reference = content.at("/schema/$ref").asText();
                    var name = operation.getKey() + " " + path.getKey();
                    if (!reference.isEmpty()) {
                        var found = schemas.getSchema(SchemaLocation.of(LOCATION + reference))
                                .validate(content.path("example"));
                        found.forEach(fault -> faults.put(name + " " + fault.getInstanceLocation(), fault));
                    } else if (!content.isMissingNode()) {
                        relayed.add(name);
                    }
                }));

        assertThat(faults).isEmpty();
        assertThat(relayed)
                .as("what the trainer answers")
                .containsExactlyInAnyOrder("post /api/v1/jobs", "post /api/v1/runs/{id}/cancel");
    }
}
