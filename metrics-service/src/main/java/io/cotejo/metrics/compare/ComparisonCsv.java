package io.cotejo.metrics.compare;

import io.cotejo.metrics.table.Csv;
import java.util.List;
import java.util.stream.Stream;

/**
 * A comparison as CSV, one row for each run. Where anything was trained more than once, further columns tell the seed, and
 * mean and standard deviation over the seeds.
 */
final class ComparisonCsv {
    private ComparisonCsv() {}

    static String write(Comparison comparison) {
        boolean repeats = comparison.repeats();
        var rows = comparison.runs().stream()
                .map(run -> joined(
                        ComparisonRow.of(run), repeats ? GroupRow.added(run, comparison.groupOf(run)) : List.of()))
                .toList();
        return Csv.write(joined(ComparisonRow.HEADINGS, repeats ? GroupRow.ADDED_HEADINGS : List.of()), rows);
    }

    private static List<String> joined(List<String> cells, List<String> added) {
        return Stream.concat(cells.stream(), added.stream()).toList();
    }
}
