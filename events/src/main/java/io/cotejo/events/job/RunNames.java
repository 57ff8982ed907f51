package io.cotejo.events.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names the runs of a sweep by their values. */
final class RunNames {
    /** Beyond it a number is shorter with an exponent. */
    private static final int LONGEST_PLAIN = 8;

    private RunNames() {}

    /** In the order of the combinations: {@code base learningRate=0.001}, or {@code base #1} where that gets too long. */
    static List<String> of(String base, List<SequencedMap<String, JsonNode>> combinations) {
        var names = combinations.stream().map(each -> base + values(each)).toList();
        boolean fit = names.stream().allMatch(name -> name.length() <= JobReader.LONGEST_NAME);
        return fit
                ? names
                : IntStream.rangeClosed(1, names.size())
                        .mapToObj(number -> base + " #" + number)
                        .toList();
    }

    private static String values(SequencedMap<String, JsonNode> values) {
        return values.entrySet().stream()
                .map(each -> " " + label(each.getKey(), values.sequencedKeySet()) + "=" + text(each.getValue()))
                .collect(Collectors.joining());
    }

    /** The last field of the path, or all of it where others end alike. */
    private static String label(String path, SequencedCollection<String> paths) {
        long alike =
                paths.stream().filter(other -> last(other).equals(last(path))).count();
        return alike > 1 ? path : last(path);
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static String text(JsonNode value) {
        return value.isNumber()
                ? number(value.decimalValue())
                : value.isTextual() ? value.textValue() : value.toString();
    }

    private static String number(BigDecimal value) {
        var plain = value.stripTrailingZeros().toPlainString();
        return plain.length() <= LONGEST_PLAIN
                ? plain
                : value.stripTrailingZeros().toString().toLowerCase(Locale.ROOT);
    }
}
