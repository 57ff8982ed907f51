package io.cotejo.cli.report;

import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * The axes of a chart and the room between them, in the units of its SVG.
 *
 * @param right room beside the plot, for labels
 */
record Frame(Axis x, Axis y, double right) {
    static final double WIDTH = 460;
    static final double HEIGHT = 250;
    private static final double LEFT = 54;
    private static final double TOP = 14;
    private static final double BOTTOM = 38;

    double x(double value) {
        return LEFT + x.share(value) * (end() - LEFT);
    }

    double y(double value) {
        return HEIGHT - BOTTOM - y.share(value) * (HEIGHT - BOTTOM - TOP);
    }

    double end() {
        return WIDTH - right;
    }

    double top() {
        return TOP;
    }

    double foot() {
        return HEIGHT - BOTTOM;
    }

    /**
     * Begins the picture.
     *
     * @param text what it shows, in words
     */
    Markup begin(Markup markup, String text) {
        return markup.open(
                "svg",
                "viewBox",
                "0 0 " + at(WIDTH) + " " + at(HEIGHT),
                "class",
                "chart",
                "role",
                "img",
                "aria-label",
                text);
    }

    /** Draws grid, labels and names of the axes. */
    void draw(Markup markup, String xName, DoubleFunction<String> xLabel, DoubleFunction<String> yLabel) {
        for (double tick : y.ticks()) {
            markup.open("line", "class", "grid", "x1", at(LEFT), "x2", at(end()), "y1", at(y(tick)), "y2", at(y(tick)))
                    .close();
            label(markup, LEFT - 6, y(tick) + 4, "end", yLabel.apply(tick));
        }
        markup.open("line", "class", "axis", "x1", at(LEFT), "x2", at(end()), "y1", at(foot()), "y2", at(foot()))
                .close();
        for (double tick : x.ticks()) {
            label(markup, x(tick), foot() + 15, "middle", xLabel.apply(tick));
        }
        label(markup, (LEFT + end()) / 2, HEIGHT - 5, "middle", xName);
    }

    static void label(Markup markup, double x, double y, String anchor, String text) {
        markup.leaf("text", text, "x", at(x), "y", at(y), "text-anchor", anchor);
    }

    /** A coordinate as SVG takes it. */
    static String at(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }
}
