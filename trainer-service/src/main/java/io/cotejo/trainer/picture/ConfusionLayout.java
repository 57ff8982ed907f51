package io.cotejo.trainer.picture;

import java.util.List;

/** Where the parts of a {@link ConfusionPicture} are, in points: the more classes, the smaller the cells. */
final class ConfusionLayout {
    static final double MARGIN = 16;
    static final double GAP = 6;
    /** Middle of the line that names the horizontal axis. */
    static final double AXIS_Y = 68;
    /** Width of the column with the figures behind each row. */
    static final double FIGURES = 58;

    private static final double LARGEST_CELL = 64;
    private static final double SMALLEST_CELL_WITH_COUNT = 22;
    private static final double LARGEST_EDGE = 1000;
    private static final double LONGEST_NAME = 160;
    private static final double SHORTEST_LEGEND = 150;
    private static final double LEGEND_ROOM = 82;

    private final List<String> classes;
    private final double cell;
    private final Lettering names;
    private final double longestName;

    ConfusionLayout(List<String> classes) {
        this.classes = List.copyOf(classes);
        this.cell = cell(classes.size());
        this.names = Lettering.plain(cell < 30 ? 10 : 12);
        this.longestName = classes.stream()
                .mapToDouble(name -> names.width(names.fit(name, LONGEST_NAME)))
                .max()
                .orElse(0);
    }

    /** Small enough for the sheet, and no larger than looks well where there are only a few. */
    private static double cell(int classes) {
        double wanted = classes <= 4 ? 88 : Math.clamp(72 - 1.6 * classes, SMALLEST_CELL_WITH_COUNT, LARGEST_CELL);
        return Math.min(wanted, LARGEST_EDGE / Math.max(classes, 1));
    }

    double cell() {
        return cell;
    }

    /** Of all cells together. */
    double edge() {
        return cell * classes.size();
    }

    double left() {
        double headings = Math.max(longestName, showsCounts() ? 62 : 0);
        return MARGIN + 20 + headings + GAP;
    }

    double top() {
        double above = namesUpright() ? 2 * names.rise() : longestName;
        return AXIS_Y + 12 + Math.max(above, 28) + GAP;
    }

    double width() {
        return legend() + LEGEND_ROOM + MARGIN;
    }

    double height() {
        return top() + Math.max(edge() + (showsCounts() ? 28 : 0), legendHeight() + GAP) + MARGIN;
    }

    /** Left end of the scale of colours. */
    double legend() {
        return left() + edge() + (showsCounts() ? FIGURES : 0) + MARGIN;
    }

    double legendHeight() {
        return Math.clamp(edge(), SHORTEST_LEGEND, 300);
    }

    boolean showsCounts() {
        return cell >= SMALLEST_CELL_WITH_COUNT;
    }

    /** Each so-manieth class is named, so that the names do not overlap. */
    int labelStep() {
        return (int) Math.ceil(12 / cell);
    }

    Lettering names() {
        return names;
    }

    String name(int i) {
        return names.fit(classes.get(i), LONGEST_NAME);
    }

    /** Whether the names above the columns fit there without being turned. */
    boolean namesUpright() {
        return longestName <= cell - 4;
    }

    Lettering counts() {
        return Lettering.plain((float) Math.clamp(cell * 0.27, 8, 13));
    }

    /** As large as the cell allows for this text. */
    Lettering countsFor(String text) {
        var usual = counts();
        double room = cell - 3;
        double width = usual.width(text);
        return width <= room ? usual : Lettering.plain((float) (usual.font().getSize2D() * room / width));
    }
}
