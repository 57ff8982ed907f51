package io.cotejo.metrics.compare;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A comparison as CSV (RFC 4180), one row for each run. Where anything was trained more than once, further columns tell the
 * seed, and mean and standard deviation over the seeds. A text that a spreadsheet would take for a formula gets an apostrophe in front.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
final class ComparisonCsv {
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);
    private static final Pattern SPECIAL = Pattern.compile("[\",\\r\\n']");
    private static final String LINE_END = "\r\n";

    private ComparisonCsv() {}

    static String write(Comparison comparison) {
        boolean repeats = comparison.repeats();
        var csv =
                new StringBuilder(line(joined(ComparisonRow.HEADINGS, repeats ? GroupRow.ADDED_HEADINGS : List.of())));
        for (var run : comparison.runs()) {
            var added = repeats ? GroupRow.added(run, comparison.groupOf(run)) : List.<String>of();
            csv.append(line(joined(ComparisonRow.of(run), added)));
        }
        return csv.toString();
    }

    private static List<String> joined(List<String> cells, List<String> added) {
        return Stream.concat(cells.stream(), added.stream()).toList();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(ComparisonCsv::cell).collect(Collectors.joining(",", "", LINE_END));
    }

    private static String cell(String text) {
        var safe = FORMULA.matcher(text).matches() ? "'" + text : text;
        return SPECIAL.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
