package io.cotejo.metrics.compare;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A comparison as a Markdown table (GitHub's). Names are text: what Markdown or HTML would act on is escaped. */
final class ComparisonMarkdown {
    private static final Pattern ACTIVE = Pattern.compile("[\\\\`*_{}\\[\\]()#+!|~<>&@:]");
    private static final Pattern LINE_BREAKS = Pattern.compile("\\R");

    private ComparisonMarkdown() {}

    static String write(Comparison comparison) {
        var table = new StringBuilder(line(ComparisonRow.HEADINGS));
        table.append(line(IntStream.range(0, ComparisonRow.HEADINGS.size())
                .mapToObj(column -> column < ComparisonRow.WORDS ? "---" : "---:")
                .toList()));
        comparison
                .runs()
                .forEach(run -> table.append(line(ComparisonRow.of(run).stream()
                        .map(ComparisonMarkdown::escape)
                        .toList())));
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
