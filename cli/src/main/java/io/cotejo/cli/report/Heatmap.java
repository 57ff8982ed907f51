package io.cotejo.cli.report;

import java.util.List;
import java.util.Locale;

/**
 * A confusion matrix: the darker a cell, the larger its share of the images of its class. Every cell holds its count.
 *
 * @param counts {@code [true class][predicted class]}
 * @param classes names, as many as there are rows
 */
record Heatmap(String caption, List<List<Integer>> counts, List<String> classes) implements Markup.Fragment {
    /** What is rare is what is looked for: shares are shown by their root. */
    private static final double ROOT = 0.5;

    @Override
    public void writeTo(Markup markup) {
        markup.open("figure", "class", "matrix").leaf("figcaption", caption);
        markup.open("div", "class", "scroll").open("table", "class", "heatmap");
        markup.open("thead").open("tr").leaf("td", "true ↓ taken for →", "class", "corner");
        classes.forEach(name -> markup.leaf("th", name, "scope", "col"));
        markup.close().close().open("tbody");
        for (int truth = 0; truth < counts.size(); truth++) {
            row(markup, truth);
        }
        markup.close().close().close().close();
    }

    private void row(Markup markup, int truth) {
        var row = counts.get(truth);
        long images = row.stream().mapToLong(Integer::longValue).sum();
        markup.open("tr").leaf("th", classes.get(truth), "scope", "row");
        for (int told = 0; told < row.size(); told++) {
            double share = images == 0 ? 0 : (double) row.get(told) / images;
            cell(markup, row.get(told), share, told == truth);
        }
        markup.close();
    }

    private static void cell(Markup markup, int count, double share, boolean right) {
        double shade = right ? share : Math.min(1, Math.pow(share * 4, ROOT));
        markup.leaf(
                "td",
                count == 0 ? "·" : Integer.toString(count),
                "class",
                right ? "hit" : "miss",
                "style",
                String.format(Locale.ROOT, "--shade:%.0f%%", 85 * shade));
    }
}
