package io.cotejo.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Rows under headings, as wide as their widest cell; numbers stand to the right. For use by one thread. */
public final class Table {
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    private record Column(String heading, boolean number) {}

    private Table(List<Column> columns) {
        this.columns = columns;
    }

    /** An empty table; a heading that begins with {@code >} names a column of numbers. */
    public static Table of(String... headings) {
        var columns = new ArrayList<Column>();
        for (var heading : headings) {
            boolean number = heading.startsWith(">");
            columns.add(new Column(number ? heading.substring(1) : heading, number));
        }
        return new Table(columns);
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if it has not as many cells as there are headings
     */
    public Table row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    "a row must have %d cells, had %d".formatted(columns.size(), cells.length));
        }
        rows.add(List.of(cells));
        return this;
    }

    /** Prints heading, rule and rows. */
    public void print(Terminal terminal) {
        lines(terminal.style()).forEach(terminal::line);
    }

    /** The lines as they are printed. */
    public List<String> lines(Style style) {
        var widths = widths();
        var lines = new ArrayList<String>();
        lines.add(style.bold(
                line(columns.stream().map(Column::heading).toList(), widths).stripTrailing()));
        lines.add(style.dim((style.unicode() ? "─" : "-")
                .repeat(widths.stream().mapToInt(Integer::intValue).sum() + GAP.length() * (widths.size() - 1))));
        rows.forEach(row -> lines.add(line(row, widths).stripTrailing()));
        return lines;
    }

    private List<Integer> widths() {
        var widths = new ArrayList<Integer>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            int widest = rows.stream()
                    .mapToInt(row -> Style.width(row.get(column)))
                    .max()
                    .orElse(0);
            widths.add(Math.max(widest, columns.get(i).heading().length()));
        }
        return widths;
    }

    private String line(List<String> cells, List<Integer> widths) {
        var padded = new ArrayList<String>();
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            var space = " ".repeat(widths.get(i) - Style.width(cell));
            padded.add(columns.get(i).number() ? space + cell : cell + space);
        }
        return String.join(GAP, padded);
    }
}
