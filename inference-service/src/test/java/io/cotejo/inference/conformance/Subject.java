package io.cotejo.inference.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.inference.testing.Client;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/**
 * A server and one of its models. What the model takes is read from its metadata, so that the cases fit every model.
 *
 * @param extensions that the server announces
 * @param inputs of the model, in its order
 * @param output the name of its first output
 */
record Subject(URI address, String model, String version, List<String> extensions, List<Input> inputs, String output) {
    Subject {
        extensions = List.copyOf(extensions);
        inputs = List.copyOf(inputs);
    }

    /** Asks a server. */
    static Subject at(URI address, String model) {
        var client = new Client(address);
        var server = client.get("/v2").json();
        var metadata = client.get("/v2/models/" + model).json();
        return new Subject(
                address,
                model,
                metadata.path("versions").path(0).asText("1"),
                server.path("extensions").valueStream().map(JsonNode::asText).toList(),
                metadata.path("inputs").valueStream().map(Input::of).toList(),
                metadata.path("outputs").path(0).path("name").asText());
    }

    /** What {@code ${name}} stands for in a case whose request has so many rows. */
    String variable(String name, int rows) {
        var first = inputs.getFirst();
        return switch (name) {
            case "model" -> model;
            case "version" -> version;
            case "output" -> output;
            case "input" -> first.name();
            case "datatype" -> first.datatype();
            case "other-datatype" -> first.datatype().equals("INT64") ? "INT32" : "INT64";
            case "shape" -> first.shape(rows);
            case "data" -> first.flat(rows);
            case "inputs" -> list(input -> input.json(rows, "\"data\":" + input.flat(rows)));
            case "nested" -> list(input -> input.json(rows, "\"data\":" + input.nested(rows)));
            case "binary" ->
                list(input -> input.json(rows, "\"parameters\":{\"binary_data_size\":" + input.bytes(rows) + "}"));
            default -> throw new IllegalArgumentException("there is no variable ${" + name + "}");
        };
    }

    private String list(Function<Input, String> form) {
        return inputs.stream().map(form).toList().toString();
    }

    /** How many bytes all inputs have together. */
    int bytes(int rows) {
        return Math.toIntExact(
                inputs.stream().mapToLong(input -> input.bytes(rows)).sum());
    }
}
