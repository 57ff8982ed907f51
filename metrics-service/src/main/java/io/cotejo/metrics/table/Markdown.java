package io.cotejo.metrics.table;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Markdown tables (GitHub's). Cells are text: what Markdown or HTML would act on is escaped. */
public final class Markdown {
    private static final Pattern ACTIVE = Pattern.compile("[\\\\`*_{}\\[\\]()#+!|~<>&@:]");
    private static final Pattern LINE_BREAKS = Pattern.compile("\\R");

    private Markdown() {}

    /**
     * One line for the headings and one for each row.
     *
     * @param words how many of the columns, from the left, hold words instead of numbers
     */
    public static String write(List<String> headings, List<List<String>> rows, int words) {
        var table =
                new StringBuilder(line(headings.stream().map(Markdown::escape).toList()));
        table.append(line(IntStream.range(0, headings.size())
                .mapToObj(column -> column < words ? "---" : "---:")
                .toList()));
        rows.forEach(row -> table.append(line(row.stream().map(Markdown::escape).toList())));
        return table.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String escape(String text) {
        var flat = LINE_BREAKS.matcher(text).replaceAll(" ");
        return ACTIVE.matcher(flat).replaceAll(match -> "\\\\" + Matcher.quoteReplacement(match.group()));
    }
}
