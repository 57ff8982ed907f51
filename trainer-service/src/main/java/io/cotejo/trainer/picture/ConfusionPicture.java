package io.cotejo.trainer.picture;

import io.cotejo.trainer.picture.Drawing.Anchor;
import java.awt.Color;
import java.util.List;
import java.util.Locale;

/**
 * A confusion matrix for people: a row for each true class, coloured by the share of its images, blue where the answer was
 * right and red where it was wrong; recall at the end of each row, precision at the end of each column.
 */
public final class ConfusionPicture {
    private static final Lettering TITLE = Lettering.bold(16);
    private static final Lettering AXIS = Lettering.bold(12);
    private static final Lettering LEGEND = Lettering.plain(10);
    private static final List<Double> TICKS = List.of(0.0, 0.01, 0.05, 0.1, 0.25, 0.5, 1.0);
    private static final double TICK_LENGTH = 4;
    private static final int LEGEND_STEPS = 100;
    private static final double LEGEND_WIDTH = 14;

    private final Confusion confusion;
    private final ConfusionLayout layout;
    private final Drawing drawing;

    private ConfusionPicture(Confusion confusion, ConfusionLayout layout) {
        this.confusion = confusion;
        this.layout = layout;
        this.drawing = new Drawing(layout.width(), layout.height());
    }

    /**
     * Draws a confusion matrix.
     *
     * @param classes names in the order of the labels
     * @param counts {@code [true class][predicted class]}
     * @throws IllegalArgumentException if there are not as many names as counts in each direction
     */
    public static Picture draw(String title, List<String> classes, List<List<Integer>> counts) {
        if (counts.size() != classes.size() || counts.stream().anyMatch(row -> row.size() != classes.size())) {
            throw new IllegalArgumentException("the counts of " + classes.size() + " classes must be " + classes.size()
                    + " rows of as many, were " + counts.size() + " rows");
        }
        var picture = new ConfusionPicture(new Confusion(counts), new ConfusionLayout(classes));
        picture.title(title);
        picture.axes();
        picture.names();
        picture.cells();
        picture.figures();
        picture.legend();
        return picture.drawing.finish();
    }

    private void title(String title) {
        double left = ConfusionLayout.MARGIN;
        drawing.text(Ink.BLACK, TITLE, Anchor.START, left, left + 6, TITLE.fit(title, layout.width() - 2 * left));
        var summary = String.format(
                Locale.ROOT,
                "%,d images · %s classified correctly",
                confusion.images(),
                percent(confusion.accuracy(), 2) + " %");
        drawing.text(Ink.GREY, LEGEND, Anchor.START, left, left + 26, LEGEND.fit(summary, layout.width() - 2 * left));
    }

    private void axes() {
        double middle = layout.edge() / 2;
        drawing.text(Ink.BLACK, AXIS, Anchor.MIDDLE, layout.left() + middle, ConfusionLayout.AXIS_Y, "predicted class");
        drawing.upwards(
                Ink.BLACK, AXIS, Anchor.MIDDLE, ConfusionLayout.MARGIN + 4, layout.top() + middle, "true class");
    }

    private void names() {
        for (int i = 0; i < confusion.classes(); i += layout.labelStep()) {
            double along = (i + 0.5) * layout.cell();
            drawing.text(
                    Ink.BLACK,
                    layout.names(),
                    Anchor.END,
                    layout.left() - ConfusionLayout.GAP,
                    layout.top() + along,
                    layout.name(i));
            double bottom = layout.top() - ConfusionLayout.GAP;
            if (layout.namesUpright()) {
                drawing.text(
                        Ink.BLACK,
                        layout.names(),
                        Anchor.MIDDLE,
                        layout.left() + along,
                        bottom - layout.names().rise() / 2,
                        layout.name(i));
            } else {
                drawing.upwards(Ink.BLACK, layout.names(), Anchor.START, layout.left() + along, bottom, layout.name(i));
            }
        }
    }

    private void cells() {
        for (int actual = 0; actual < confusion.classes(); actual++) {
            for (int predicted = 0; predicted < confusion.classes(); predicted++) {
                cell(actual, predicted);
            }
        }
        drawing.fill(Ink.LINE, layout.left() - 0.5, layout.top() - 0.5, layout.edge() + 1, 0.5);
        drawing.fill(Ink.LINE, layout.left() - 0.5, layout.top() - 0.5, 0.5, layout.edge() + 1);
    }

    private void cell(int actual, int predicted) {
        double x = layout.left() + predicted * layout.cell();
        double y = layout.top() + actual * layout.cell();
        double line = layout.cell() >= 8 ? 0.5 : 0;
        int count = confusion.count(actual, predicted);
        var ground = shade(actual, predicted);
        drawing.fill(Ink.LINE, x, y, layout.cell(), layout.cell());
        drawing.fill(ground, x, y, layout.cell() - line, layout.cell() - line);
        if (count > 0 && layout.showsCounts()) {
            var text = String.format(Locale.ROOT, "%,d", count);
            var lettering = layout.countsFor(text);
            double half = layout.cell() / 2;
            drawing.text(Shade.onTopOf(ground), lettering, Anchor.MIDDLE, x + half, y + half, text);
        }
    }

    private Color shade(int actual, int predicted) {
        if (confusion.count(actual, predicted) == 0) {
            return Color.WHITE;
        }
        return (actual == predicted ? Shade.RIGHT : Shade.WRONG).of(confusion.share(actual, predicted));
    }

    private void figures() {
        if (!layout.showsCounts()) {
            return;
        }
        double right = layout.left() + layout.edge();
        double bottom = layout.top() + layout.edge();
        for (int i = 0; i < confusion.classes(); i++) {
            double along = (i + 0.5) * layout.cell();
            drawing.text(
                    Ink.BLACK,
                    layout.counts(),
                    Anchor.END,
                    right + ConfusionLayout.FIGURES - ConfusionLayout.GAP,
                    layout.top() + along,
                    percent(confusion.recall(i), 1));
            drawing.text(
                    Ink.BLACK,
                    layout.counts(),
                    Anchor.MIDDLE,
                    layout.left() + along,
                    bottom + 14,
                    percent(confusion.precision(i), 1));
        }
        drawing.text(
                Ink.GREY,
                LEGEND,
                Anchor.END,
                right + ConfusionLayout.FIGURES - ConfusionLayout.GAP,
                layout.top() - 10,
                "recall %");
        drawing.text(Ink.GREY, LEGEND, Anchor.END, layout.left() - ConfusionLayout.GAP, bottom + 14, "precision %");
    }

    private static String percent(double share, int decimals) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%." + decimals + "f", 100 * share);
    }

    private void legend() {
        double x = layout.legend();
        double height = layout.legendHeight();
        for (int step = 0; step < LEGEND_STEPS; step++) {
            double share = Math.pow((step + 0.5) / LEGEND_STEPS, 2);
            double y = layout.top() + height * (1 - (step + 1.0) / LEGEND_STEPS);
            double thickness = height / LEGEND_STEPS + 0.5;
            drawing.fill(Shade.RIGHT.of(share), x, y, LEGEND_WIDTH, thickness);
            drawing.fill(Shade.WRONG.of(share), x + LEGEND_WIDTH, y, LEGEND_WIDTH, thickness);
        }
        double end = x + 2 * LEGEND_WIDTH;
        for (double tick : TICKS) {
            double y = layout.top() + height * (1 - Math.sqrt(tick));
            drawing.line(Ink.GREY, end, y, end + TICK_LENGTH, y);
            drawing.text(Ink.GREY, LEGEND, Anchor.START, end + TICK_LENGTH + 3, y, percent(tick, 0) + " %");
        }
        drawing.text(Ink.GREY, LEGEND, Anchor.START, x, layout.top() - 28, "share of the");
        drawing.text(Ink.GREY, LEGEND, Anchor.START, x, layout.top() - 15, "true class");
    }
}
