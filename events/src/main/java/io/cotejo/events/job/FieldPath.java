package io.cotejo.events.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A place in a job document: {@code training.epochs}, {@code network.layers[2].linear}.
 *
 * @param steps the fields and places from the document down
 */
public record FieldPath(List<String> steps) {
    /** What a path looks like, as a regular expression: possessive, so that no length of text exhausts the stack. */
    public static final String FORM = "\\w[\\w-]*+(?:\\[\\d++])*+(?:\\.\\w[\\w-]*+(?:\\[\\d++])*+)*+";

    private static final int MOST_CHARACTERS = 200;

    public FieldPath {
        steps = List.copyOf(steps);
    }

    /** True if the text is a path, and not too long for one. */
    public static boolean isPath(String text) {
        return text.length() <= MOST_CHARACTERS && text.matches(FORM);
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static FieldPath parse(String text) {
        if (!isPath(text)) {
            throw new IllegalArgumentException(
                    "must be a path such as training.epochs or network.layers[0].linear, of at" + " most "
                            + MOST_CHARACTERS + " characters, was " + text);
        }
        return new FieldPath(List.of(text.replace("[", ".").replace("]", "").split("\\.", -1)));
    }

    /** True if the other place is this one or lies within it. */
    boolean holds(FieldPath other) {
        return other.steps.size() >= steps.size()
                && other.steps.subList(0, steps.size()).equals(steps);
    }

    /**
     * Sets the field in a document. Objects on the way are made where they are missing; elements of a list must be there.
     *
     * @throws IllegalArgumentException if something on the way is neither an object nor a list with such an element
     */
    public void put(JsonNode document, JsonNode value) {
        var place = document;
        for (var name : steps.subList(0, steps.size() - 1)) {
            place = step(place, name);
        }
        put(place, steps.getLast(), value);
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
                        "%s: there is no object to hold %s, but %s".formatted(String.join(".", steps), name, place));
        }
    }

    private int index(ArrayNode array, String name) {
        if (!name.matches("\\d{1,6}") || Integer.parseInt(name) >= array.size()) {
            throw new IllegalArgumentException("%s: the list has the elements 0 to %d, not %s"
                    .formatted(String.join(".", steps), array.size() - 1, name));
        }
        return Integer.parseInt(name);
    }
}
