package io.cotejo.events.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object, read one by one. A field that is wrong is noted as a fault and read as its default, so
 * that all faults of a document are found at once. For use by one thread.
 */
final class JsonFields {
    private final JsonNode node;
    private final String path;
    private final List<Fault> faults;
    private final boolean strict;
    private final Set<String> known = new LinkedHashSet<>();
    /** Which fields there may be is open then. */
    private boolean kindIsWrong;

    /**
     * Begins with the fields of {@code node}; anything but an object is read as an empty one, and is one fault in the end.
     *
     * @param path of the object in the document; empty for the document itself
     * @param faults where what is wrong is noted
     * @param strict whether a field that nobody asks for is a fault
     */
    JsonFields(JsonNode node, String path, List<Fault> faults, boolean strict) {
        this.node = node;
        this.path = path;
        this.faults = faults;
        this.strict = strict;
    }

    private boolean isObject() {
        return node.isObject() || node.isMissingNode();
    }

    boolean has(String field) {
        known.add(field);
        return node.hasNonNull(field);
    }

    String requiredText(String field, Function<String, @Nullable String> complaint) {
        if (!has(field)) {
            fault(field, "is required");
            return "";
        }
        return text(field, "", complaint);
    }

    /** @param complaint says what is allowed if a text is not, else null */
    String text(String field, String fallback, Function<String, @Nullable String> complaint) {
        if (!has(field)) {
            return fallback;
        }
        var value = node.get(field);
        if (!value.isTextual()) {
            fault(field, value.isContainerNode() ? "must be a text" : "must be a text: put it in quotes");
            return fallback;
        }
        var wrong = complaint.apply(value.textValue());
        if (wrong != null) {
            fault(field, wrong);
            return fallback;
        }
        return value.textValue();
    }

    /** The word that says what kind of object this is; null where it is missing or none of them, which is noted. */
    @Nullable
    String kind(String field, List<String> words) {
        var word = has(field) ? oneOf(field, "", words, each -> each) : "";
        if (!has(field)) {
            fault(field, "is required: one of " + String.join(", ", words));
        }
        kindIsWrong = word.isEmpty();
        return kindIsWrong ? null : word;
    }

    /** One of the given words, or the fallback where nothing stands. */
    <T> T oneOf(String field, T fallback, List<T> allowed, Function<T, String> word) {
        if (!has(field)) {
            return fallback;
        }
        for (T each : allowed) {
            if (node.get(field).isTextual()
                    && word.apply(each).equals(node.get(field).textValue())) {
                return each;
            }
        }
        fault(field, oneOfMessage(allowed.stream().map(word).toList(), node.get(field)));
        return fallback;
    }

    static String oneOfMessage(List<String> words, JsonNode seen) {
        var nearest = Spelling.nearest(seen.asText(), words);
        var allowed = words.stream().collect(Collectors.joining(", "));
        return "must be one of " + allowed + (nearest == null ? "" : " (did you mean " + nearest + "?)");
    }

    int integer(String field, int fallback, int least, int most) {
        return (int) longInteger(field, fallback, least, most);
    }

    @Nullable
    Integer optionalInteger(String field, int least, int most) {
        return has(field) ? Integer.valueOf(integer(field, least, least, most)) : null;
    }

    long longInteger(String field, long fallback, long least, long most) {
        if (!has(field)) {
            return fallback;
        }
        var value = node.get(field);
        if (!isFinite(value) || !isWhole(value.decimalValue()) || !within(value.decimalValue(), least, most)) {
            fault(field, "must be a whole number in [" + least + ", " + most + "]");
            return fallback;
        }
        return value.decimalValue().longValueExact();
    }

    private static boolean isFinite(JsonNode value) {
        return value.isNumber() && Double.isFinite(value.doubleValue());
    }

    private static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }

    private static boolean within(BigDecimal value, long least, long most) {
        return value.compareTo(BigDecimal.valueOf(least)) >= 0 && value.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    double number(String field, double fallback, Range range) {
        if (!has(field)) {
            return fallback;
        }
        var value = node.get(field);
        if (!value.isNumber() || !range.contains(value.doubleValue())) {
            fault(field, "must be a number in " + range);
            return fallback;
        }
        return value.doubleValue();
    }

    boolean flag(String field, boolean fallback) {
        if (!has(field)) {
            return fallback;
        }
        if (!node.get(field).isBoolean()) {
            fault(field, "must be true or false");
            return fallback;
        }
        return node.get(field).booleanValue();
    }

    JsonFields object(String field) {
        return object(field, has(field) ? node.get(field) : MissingNode.getInstance());
    }

    /** The fields of an object that stands somewhere below {@code place}. */
    JsonFields object(String place, JsonNode object) {
        return new JsonFields(object, path(place), faults, strict);
    }

    /** The elements of an array; none where nothing stands or it is no array, which is noted. */
    List<JsonNode> array(String field) {
        if (!has(field)) {
            return List.of();
        }
        if (!node.get(field).isArray()) {
            fault(field, "must be a list");
            return List.of();
        }
        var elements = new ArrayList<JsonNode>();
        node.get(field).forEach(elements::add);
        return elements;
    }

    /** The elements of a list of numbers; none where one of them is something else, which is noted. */
    List<Double> numbers(String field, Range range) {
        var elements = array(field);
        if (!elements.stream().allMatch(each -> each.isNumber() && range.contains(each.doubleValue()))) {
            fault(field, "must be a list of numbers in " + range);
            return List.of();
        }
        return elements.stream().map(JsonNode::doubleValue).toList();
    }

    JsonNode raw(String field) {
        known.add(field);
        return node.path(field);
    }

    String path(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    List<Fault> faults() {
        return faults;
    }

    /** Notes that a field is wrong; of something that is no object there is only that to say. */
    void fault(String field, String message) {
        if (isObject()) {
            var seen = node.path(field);
            faults.add(new Fault(path(field), seen.isMissingNode() ? "nothing" : seen.toString(), message));
        }
    }

    /** Notes that the object as a whole is wrong. */
    void fault(String message) {
        if (isObject()) {
            faults.add(new Fault(path, node.toString(), message));
        }
    }

    /** To be called last. Notes what is no object, and in a strict reading every field that was not asked for. */
    void rejectUnknown() {
        if (!isObject()) {
            faults.add(
                    new Fault(path, node.toString(), "must be an object with fields, of " + String.join(", ", known)));
        }
        if (strict) {
            fieldNames().filter(field -> !known.contains(field)).forEach(this::rejectUnknown);
        }
    }

    private void rejectUnknown(String field) {
        var nearest = Spelling.nearest(field, List.copyOf(known));
        if (nearest != null) {
            fault(field, "is not a field here (did you mean " + nearest + "?); " + thereAre());
        } else if (!kindIsWrong) {
            fault(field, "is not a field here; " + thereAre());
        }
    }

    private String thereAre() {
        return "there are " + String.join(", ", known);
    }

    private Stream<String> fieldNames() {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names.stream();
    }
}
