package io.cotejo.metrics.compare;

import io.cotejo.metrics.table.Markdown;

/**
 * A comparison as a Markdown table, one row for each run; where anything was trained more than once, a second one tells
 * means and deviations.
 */
final class ComparisonMarkdown {
    private ComparisonMarkdown() {}

    static String write(Comparison comparison) {
        var runs = Markdown.write(
                ComparisonRow.HEADINGS,
                comparison.runs().stream().map(ComparisonRow::of).toList(),
                ComparisonRow.WORDS);
        if (!comparison.repeats()) {
            return runs;
        }
        return runs + "\nMean ± standard deviation over seeds:\n\n"
                + Markdown.write(
                        GroupRow.HEADINGS,
                        comparison.groups().stream().map(GroupRow::of).toList(),
                        ComparisonRow.WORDS);
    }
}
