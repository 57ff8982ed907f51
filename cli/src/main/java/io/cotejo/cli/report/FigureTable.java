package io.cotejo.cli.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Published figures beside ours.
 *
 * @param caption what the table is of
 * @param documents whose figures; several are told apart by their names
 * @param headlines whether only those are shown that experiments are judged by at first sight
 */
record FigureTable(String caption, List<ReproducedDocument> documents, boolean headlines) implements Markup.Fragment {
    @Override
    public void writeTo(Markup markup) {
        markup.open("div", "class", "scroll").open("table", "class", "figures").leaf("caption", caption);
        markup.open("thead").open("tr");
        for (var heading : List.of("run", "figure")) {
            markup.leaf("th", heading, "scope", "col");
        }
        for (var heading : List.of("published", "PyTorch here", "ours", "to published", "to PyTorch")) {
            markup.leaf("th", heading, "scope", "col", "class", "number");
        }
        markup.close().close();
        documents.forEach(document -> body(markup, document));
        markup.close().close();
    }

    private void body(Markup markup, ReproducedDocument document) {
        markup.open("tbody");
        if (documents.size() > 1) {
            markup.open("tr")
                    .leaf(
                            "th",
                            document.document().experiment(),
                            "scope",
                            "rowgroup",
                            "colspan",
                            "7",
                            "class",
                            "group");
            markup.close();
        }
        document.runs().forEach(run -> rows(markup, document.document().experiment(), run));
        markup.close();
    }

    private void rows(Markup markup, String experiment, ReproducedRun run) {
        boolean first = true;
        for (var figure : run.figures()) {
            if (headlines && !figure.figure().quantity().headline()) {
                continue;
            }
            markup.open("tr", "class", first ? "first" : "");
            if (first) {
                markup.open("th", "scope", "row")
                        .leaf("a", run.name(), "href", "#" + RunSection.anchor(experiment, run))
                        .close();
            } else {
                markup.open("td").close();
            }
            cells(markup, figure);
            markup.close();
            first = false;
        }
    }

    private static void cells(Markup markup, ComparedFigure figure) {
        var unit = figure.figure().quantity().unit();
        markup.open("td").text(figure.figure().title());
        if (figure.figure().note() != null) {
            markup.leaf("small", figure.figure().note());
        }
        markup.close();
        markup.leaf("td", figure.publishedText(), "class", "number");
        markup.leaf("td", figure.pyTorchText(), "class", "number");
        markup.leaf("td", figure.oursText(), "class", "number ours");
        difference(markup, figure.toPublishedText(), unit, figure.toPublished());
        difference(markup, figure.toPyTorchText(), unit, figure.toPyTorch());
    }

    private static void difference(Markup markup, String text, Unit unit, @Nullable Double difference) {
        var verdict = Verdict.of(unit, difference);
        markup.open("td", "class", "number " + verdict.style());
        markup.text(verdict.sign().isEmpty() ? text : verdict.sign() + " " + text)
                .close();
    }
}
