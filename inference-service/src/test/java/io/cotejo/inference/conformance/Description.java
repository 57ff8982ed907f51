package io.cotejo.inference.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.cotejo.inference.conformance.Trial.Answered;
import io.cotejo.inference.testing.Client;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The service's OpenAPI document. */
final class Description {
    private static final String LOCATION = "https://cotejo.test/openapi";

    private final JsonNode document;
    private final JsonSchemaFactory schemas;
    private final Map<String, Operation> operations = new TreeMap<>();

    private Description(JsonNode document) {
        this.document = document;
        schemas = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                factory -> factory.schemaLoaders(loaders -> loaders.schemas(Map.of(LOCATION, document.toString()))));
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(field -> field.getValue().has("responses"))
                        .map(field -> new Operation(field.getKey().toUpperCase(Locale.ROOT), path.getKey()))
                        .forEach(operation -> operations.put(operation.name(), operation)));
    }

    static Description of(Client client) {
        return new Description(client.get("/q/openapi?format=json").json());
    }

    Set<String> operations() {
        return operations.keySet();
    }

    Set<String> paths() {
        return operations.values().stream().map(Operation::path).collect(Collectors.toSet());
    }

    /** The operation that a request is one of; the one with the fewest parameters in its path, if there are several. */
    Optional<Operation> operation(String method, String request) {
        var path = request.replaceFirst("\\?.*$", "").replaceAll("\\$\\{[a-z]+}", "x");
        return operations.values().stream()
                .filter(operation -> operation.method.equals(method) && operation.takes(path))
                .min(Comparator.comparingLong(operation ->
                        operation.path.chars().filter(c -> c == '{').count()));
    }

    /** One method on one path. */
    final class Operation {
        private final String method;
        private final String path;

        Operation(String method, String path) {
            this.method = method;
            this.path = path;
        }

        String name() {
            return method + " " + path;
        }

        String path() {
            return path;
        }

        private boolean takes(String request) {
            return request.matches(path.replaceAll("\\{[a-z]+}", "[^/]+"));
        }

        /** Fails if the answer is not one that the document tells of. */
        void requireFits(Answered answered) {
            int status = answered.response().statusCode();
            var response = resolved(document.path("paths")
                    .path(path)
                    .path(method.toLowerCase(Locale.ROOT))
                    .path("responses")
                    .path(Integer.toString(status)));
            assertThat(response.has("description"))
                    .as(name() + " answers " + status)
                    .isTrue();
            var type = answered.response().headers().firstValue("Content-Type").orElse("none");
            var content = response.path("content").path(type);
            assertThat(content.isMissingNode())
                    .as(name() + " answers " + status + " as " + type)
                    .isFalse();
            requireFits(content.path(type.equals("application/json") ? "schema" : "x-json"), answered.json());
        }

        private void requireFits(JsonNode schema, JsonNode json) {
            assertThat(schema.path("$ref").asText()).as("schema of " + name()).startsWith("#/components/schemas/");
            var faults = schemas.getSchema(
                            SchemaLocation.of(LOCATION + schema.path("$ref").asText()))
                    .validate(json);
            assertThat(faults).as(name() + ": " + json).isEmpty();
        }
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** A document whose examples fit its schemas. */
    void requireExamplesFit() {
        document.path("components").path("schemas").properties().forEach(schema -> {
            var examples = schema.getValue().path("examples");
            for (var example : examples) {
                assertThat(schemas.getSchema(SchemaLocation.of(LOCATION + "#/components/schemas/" + schema.getKey()))
                                .validate(example))
                        .as(schema.getKey() + ": " + example)
                        .isEmpty();
            }
        });
    }
}
