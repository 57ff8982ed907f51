package io.cotejo.inference.conformance;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What some JSON must look like. Everything stands for itself, except {@code <string>}, {@code <text>} (not blank), {@code
 * <integer>}, {@code <number>}, {@code <boolean>}, {@code <any>} and {@code <has …>}; {@code {"<each>": …}} for an array
 * whose elements are all like that, {@code {"<some>": …}} for one that has such an element; a field whose name ends with
 * {@code *} may be absent, and {@code "..."} allows fields that are not named.
 */
final class Pattern {
    private static final String OTHERS = "...";

    private final JsonNode expected;

    Pattern(JsonNode expected) {
        this.expected = expected;
    }

    /** What is different, each with its place; empty if nothing is. */
    List<String> differences(JsonNode actual) {
        var differences = new ArrayList<String>();
        compare("", expected, actual, differences);
        return differences;
    }

    private static void compare(String at, JsonNode expected, JsonNode actual, List<String> differences) {
        if (expected.has("<each>") || expected.has("<some>")) {
            compareElements(at, expected, actual, differences);
        } else if (expected.isObject() && actual.isObject()) {
            compareFields(at, expected, actual, differences);
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(at + "/" + i, expected.path(i), actual.path(i), differences);
            }
        } else if (!fits(expected, actual)) {
            differences.add(at + ": expected " + expected + ", was " + actual);
        }
    }

    private static void compareElements(String at, JsonNode expected, JsonNode actual, List<String> differences) {
        boolean each = expected.has("<each>");
        var element = expected.path(each ? "<each>" : "<some>");
        Predicate<JsonNode> like =
                candidate -> new Pattern(element).differences(candidate).isEmpty();
        if (!actual.isArray()
                || (each
                        ? !actual.valueStream().allMatch(like)
                        : actual.valueStream().noneMatch(like))) {
            differences.add(at + ": expected an array with " + expected + ", was " + actual);
        }
    }

    private static void compareFields(String at, JsonNode expected, JsonNode actual, List<String> differences) {
        var names = expected.propertyStream()
                .map(field -> field.getKey().replaceFirst("\\*$", ""))
                .collect(toSet());
        expected.properties().forEach(field -> {
            var name = field.getKey().replaceFirst("\\*$", "");
            if (actual.has(name)) {
                compare(at + "/" + name, field.getValue(), actual.path(name), differences);
            } else if (name.equals(field.getKey()) && !name.equals(OTHERS)) {
                differences.add(at + "/" + name + " is missing");
            }
        });
        if (!names.contains(OTHERS)) {
            actual.fieldNames().forEachRemaining(name -> {
                if (!names.contains(name)) {
                    differences.add(at + "/" + name + " must not be there, was " + actual.path(name));
                }
            });
        }
    }

    private static boolean fits(JsonNode expected, JsonNode actual) {
        var text = expected.isTextual() ? expected.asText() : "";
        if (text.startsWith("<has ") && text.endsWith(">")) {
            return actual.isTextual() && actual.asText().contains(text.substring(5, text.length() - 1));
        }
        return switch (text) {
            case "<any>" -> true;
            case "<string>" -> actual.isTextual();
            case "<text>" -> actual.isTextual() && !actual.asText().isBlank();
            case "<integer>" -> actual.isIntegralNumber();
            case "<number>" -> actual.isNumber();
            case "<boolean>" -> actual.isBoolean();
            default -> expected.equals(actual);
        };
    }
}
