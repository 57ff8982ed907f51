package io.cotejo.cli.demo;

import io.cotejo.cli.terminal.Style;
import io.cotejo.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;

/** Pictures with captions, as many beside each other as fit. */
final class Gallery {
    private static final String GAP = "   ";

    private final Terminal terminal;

    Gallery(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * A picture with what is said of it.
     *
     * @param lines all of them {@code width} characters wide
     * @param caption one line each, without colours
     */
    record Exhibit(List<String> lines, int width, List<String> caption, boolean right) {
        Exhibit {
            lines = List.copyOf(lines);
            caption = List.copyOf(caption);
        }
    }

    void show(List<Exhibit> exhibits) {
        int width = exhibits.stream().mapToInt(Exhibit::width).max().orElse(1);
        int beside = Math.max(1, (terminal.columns() + GAP.length()) / (width + GAP.length()));
        for (int from = 0; from < exhibits.size(); from += beside) {
            showRow(exhibits.subList(from, Math.min(exhibits.size(), from + beside)));
        }
    }

    private void showRow(List<Exhibit> row) {
        int height = row.stream().mapToInt(each -> each.lines().size()).max().orElse(0);
        for (int y = 0; y < height; y++) {
            int line = y;
            terminal.line(join(row.stream().map(each -> each.lines().get(line)).toList()));
        }
        int captions =
                row.stream().mapToInt(each -> each.caption().size()).max().orElse(0);
        for (int i = 0; i < captions; i++) {
            int line = i;
            terminal.line(join(row.stream().map(each -> caption(each, line)).toList()));
        }
        terminal.line("");
    }

    private String caption(Exhibit exhibit, int line) {
        var text = exhibit.caption().get(line);
        var cut = text.length() > exhibit.width() ? text.substring(0, exhibit.width()) : text;
        var padding = " ".repeat(exhibit.width() - cut.length());
        Style style = terminal.style();
        return (exhibit.right() ? style.good(cut) : style.bad(cut)) + padding;
    }

    private static String join(List<String> parts) {
        return String.join(GAP, new ArrayList<>(parts)).stripTrailing();
    }
}
