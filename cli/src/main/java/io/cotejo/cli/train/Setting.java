package io.cotejo.cli.train;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cotejo.events.job.JobDocuments;
import io.cotejo.events.job.MalformedJobException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A field of a job that the command line sets: {@code training.epochs=1}, {@code network.layers[2].linear=64}. Objects on
 * the way are made where they are missing; elements of a list must be there.
 *
 * @param path the fields and places from the document down
 * @param value as YAML reads it, so that 1 is a number and {@code "1"} a text
 */
record Setting(List<String> path, JsonNode value) {
    private static final Pattern FORM =
            Pattern.compile("(\\w[\\w-]*(?:\\[\\d+])*(?:\\.\\w[\\w-]*(?:\\[\\d+])*)*)=(.+)", Pattern.DOTALL);

    /**
     * Reads {@code path=value}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static Setting parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "must be path=value, such as training.epochs=1 or network.layers[0].linear=64, was " + text);
        }
        var path = List.of(parts.group(1).replace("[", ".").replace("]", "").split("\\.", -1));
        return new Setting(path, value(parts.group(2)));
    }

    private static JsonNode value(String yaml) {
        try {
            return JobDocuments.parse(yaml.getBytes(UTF_8)).getFirst();
        } catch (MalformedJobException e) {
            throw new IllegalArgumentException("the value " + yaml + " " + e.getMessage(), e);
        }
    }

    /**
     * Sets the field in a document.
     *
     * @throws IllegalArgumentException if something on the way is neither an object nor a list with such an element
     */
    void applyTo(JsonNode document) {
        var place = document;
        for (var name : path.subList(0, path.size() - 1)) {
            place = step(place, name);
        }
        put(place, path.getLast(), value);
    }

    private JsonNode step(JsonNode place, String name) {
        if (place instanceof ObjectNode && !place.hasNonNull(name)) {
            put(place, name, JsonNodeFactory.instance.objectNode());
        }
        return place instanceof ArrayNode array ? array.get(index(array, name)) : place.path(name);
    }

    private void put(JsonNode place, String name, JsonNode child) {
        switch (place) {
            case ObjectNode object -> object.set(name, child);
            case ArrayNode array -> array.set(index(array, name), child);
            default ->
                throw new IllegalArgumentException(
                        "%s: there is no object to hold %s, but %s".formatted(String.join(".", path), name, place));
        }
    }

    private int index(ArrayNode array, String name) {
        if (!name.matches("\\d{1,6}") || Integer.parseInt(name) >= array.size()) {
            throw new IllegalArgumentException("%s: the list has the elements 0 to %d, not %s"
                    .formatted(String.join(".", path), array.size() - 1, name));
        }
        return Integer.parseInt(name);
    }
}
