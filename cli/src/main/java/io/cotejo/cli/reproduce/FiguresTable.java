package io.cotejo.cli.reproduce;

import io.cotejo.cli.report.ComparedFigure;
import io.cotejo.cli.report.Quantity;
import io.cotejo.cli.report.ReproducedDocument;
import io.cotejo.cli.terminal.Style;
import io.cotejo.cli.terminal.Table;
import java.util.List;

/** Published accuracies beside ours, for a terminal. */
final class FiguresTable {
    private FiguresTable() {}

    /** The lines as they are printed: a table of its own for each document. */
    static List<String> lines(List<ReproducedDocument> documents, Style style) {
        var table = Table.of("run", "accuracy", ">published", ">PyTorch here", ">ours", ">to published", ">to PyTorch");
        for (var document : documents) {
            for (var run : document.runs()) {
                run.figures().stream()
                        .filter(figure -> figure.figure().quantity().headline())
                        .forEach(figure -> add(table, run.name(), figure, style));
            }
        }
        return table.lines(style);
    }

    private static void add(Table table, String run, ComparedFigure figure, Style style) {
        boolean test = figure.figure().quantity() == Quantity.TEST_ACCURACY;
        table.row(
                run,
                test ? "test" : "best validation",
                shown(figure.publishedText(), style),
                shown(figure.pyTorchText(), style),
                style.bold(shown(figure.oursText(), style)),
                shown(figure.toPublishedText(), style),
                shown(figure.toPyTorchText(), style));
    }

    private static String shown(String text, Style style) {
        return style.unicode()
                ? text
                : text.replace("±", "+-").replace('−', '-').replace("–", style.none());
    }
}
