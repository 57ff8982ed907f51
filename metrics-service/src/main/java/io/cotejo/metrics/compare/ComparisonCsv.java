package io.cotejo.metrics.compare;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A comparison as CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe in front.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
final class ComparisonCsv {
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);
    private static final Pattern SPECIAL = Pattern.compile("[\",\\r\\n']");
    private static final String LINE_END = "\r\n";

    private ComparisonCsv() {}

    static String write(Comparison comparison) {
        var csv = new StringBuilder(line(ComparisonRow.HEADINGS));
        comparison.runs().forEach(run -> csv.append(line(ComparisonRow.of(run))));
        return csv.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(ComparisonCsv::cell).collect(Collectors.joining(",", "", LINE_END));
    }

    private static String cell(String text) {
        var safe = FORMULA.matcher(text).matches() ? "'" + text : text;
        return SPECIAL.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
