package io.cotejo.cli.reproduce;

import io.cotejo.cli.report.ComparedFigure;
import io.cotejo.cli.report.Quantity;
import io.cotejo.cli.report.ReproducedDocument;
import io.cotejo.cli.terminal.Style;
import io.cotejo.cli.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Published accuracies beside ours, for a terminal, with what a reader must know of them below. */
final class FiguresTable {
    private final Style style;
    private final Table table =
            Table.of("run", "accuracy", ">published", ">PyTorch here", ">ours", ">to published", ">to PyTorch");
    private final List<String> notes = new ArrayList<>();

    private FiguresTable(Style style) {
        this.style = style;
    }

    /** The lines as they are printed; a figure with a note has an asterisk. */
    static List<String> lines(List<ReproducedDocument> documents, Style style) {
        var figures = new FiguresTable(style);
        for (var document : documents) {
            for (var run : document.runs()) {
                run.figures().stream()
                        .filter(figure -> figure.figure().quantity().headline())
                        .forEach(figure -> figures.add(run.name(), figure));
            }
        }
        return Stream.concat(figures.table.lines(style).stream(), figures.notes.stream())
                .toList();
    }

    private void add(String run, ComparedFigure figure) {
        var images = figure.figure().quantity() == Quantity.TEST_ACCURACY ? "test" : "best validation";
        var note = figure.figure().note();
        if (note != null) {
            notes.add("* %s, %s: %s".formatted(run, images, note));
        }
        table.row(
                run,
                note == null ? images : images + " *",
                shown(figure.publishedText()),
                shown(figure.pyTorchText()),
                style.bold(shown(figure.oursText())),
                shown(figure.toPublishedText()),
                shown(figure.toPyTorchText()));
    }

    private String shown(String text) {
        return style.unicode()
                ? text
                : text.replace("±", "+-").replace('−', '-').replace("–", style.none());
    }
}
