package io.cotejo.metrics.compare;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A comparison as a Markdown table (GitHub's), one row for each run; where anything was trained more than once, a second one
 * tells means and deviations. Names are text: what Markdown or HTML would act on is escaped.
 */
final class ComparisonMarkdown {
    private static final Pattern ACTIVE = Pattern.compile("[\\\\`*_{}\\[\\]()#+!|~<>&@:]");
    private static final Pattern LINE_BREAKS = Pattern.compile("\\R");

    private ComparisonMarkdown() {}

    static String write(Comparison comparison) {
        var runs = table(
                ComparisonRow.HEADINGS,
                comparison.runs().stream().map(ComparisonRow::of).toList());
        if (!comparison.repeats()) {
            return runs;
        }
        return runs + "\nMean ± standard deviation over seeds:\n\n"
                + table(
                        GroupRow.HEADINGS,
                        comparison.groups().stream().map(GroupRow::of).toList());
    }

    private static String table(List<String> headings, List<List<String>> rows) {
        var table = new StringBuilder(line(headings));
        table.append(line(IntStream.range(0, headings.size())
                .mapToObj(column -> column < ComparisonRow.WORDS ? "---" : "---:")
                .toList()));
        rows.forEach(row ->
                table.append(line(row.stream().map(ComparisonMarkdown::escape).toList())));
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
