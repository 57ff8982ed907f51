package io.cotejo.cli.report;

import io.cotejo.cli.client.RunDetails.ClassScore;
import io.cotejo.cli.client.RunDetails.ClassificationReport;
import io.cotejo.cli.client.RunDetails.ConfusedPair;
import io.cotejo.cli.client.RunDetails.Evaluated;
import io.cotejo.events.Calibration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Where a run errs on the test images, beside its scores on the other images. */
record EvaluationPanel(TrainedRun run, Evaluated test) implements Markup.Fragment {
    @Override
    public void writeTo(Markup markup) {
        markup.open("div", "class", "pair");
        var confusion = test.confusion();
        if (confusion != null && !confusion.isEmpty()) {
            markup.add(new Heatmap("Confusion on test images", confusion, run.classes(confusion.size())));
        }
        markup.open("div");
        scores(markup);
        if (test.confused() != null) {
            confused(markup, test.confused());
        }
        markup.close().close();
    }

    /** What folds: the classes one by one, and the calibration. */
    void details(Markup markup) {
        if (test.report() != null) {
            markup.open("details").leaf("summary", "Class by class");
            classes(markup, test.report());
            markup.close();
        }
        if (test.calibration() != null) {
            markup.open("details").leaf("summary", "Calibration");
            calibration(markup, test.calibration());
            markup.close();
        }
    }

    private void scores(Markup markup) {
        markup.open("div", "class", "scroll").open("table").leaf("caption", "The best epoch, dropout off");
        markup.open("thead").open("tr").leaf("th", "images", "scope", "col");
        for (var heading : List.of("loss", "accuracy", "top 2", "top 3", "top 5")) {
            markup.leaf("th", heading, "scope", "col", "class", "number");
        }
        markup.close().close().open("tbody");
        score(markup, "training", run.evaluation().train());
        score(markup, "validation", run.evaluation().validation());
        score(markup, "test", test);
        markup.close().close().close();
    }

    private static void score(Markup markup, String images, @Nullable Evaluated evaluated) {
        if (evaluated == null) {
            return;
        }
        markup.open("tr").leaf("th", images, "scope", "row");
        RunPanels.number(markup, Unit.NATS.write(evaluated.score().loss()));
        RunPanels.number(markup, Unit.SHARE.write(evaluated.score().accuracy()));
        var top = evaluated.topK() == null ? List.<Double>of() : evaluated.topK();
        IntStream.of(2, 3, 5)
                .mapToObj(k -> k <= top.size() ? top.get(k - 1) : null)
                .forEach(share -> RunPanels.number(markup, Unit.SHARE.write(share)));
        markup.close();
    }

    private void confused(Markup markup, List<ConfusedPair> pairs) {
        long most = pairs.stream().mapToLong(ConfusedPair::count).max().orElse(1);
        markup.open("h4").text("Most confused").close().open("ul", "class", "bars");
        pairs.stream()
                .limit(6)
                .forEach(pair -> markup.open(
                                "li", "style", String.format(Locale.ROOT, "--part:%.0f%%", 100.0 * pair.count() / most))
                        .leaf(
                                "span",
                                "%s taken for %s"
                                        .formatted(run.className(pair.truth()), run.className(pair.predicted())))
                        .leaf("b", Long.toString(pair.count()))
                        .close());
        markup.close();
    }

    private void classes(Markup markup, ClassificationReport report) {
        markup.open("div", "class", "scroll").open("table").leaf("caption", "scikit-learn's definitions");
        markup.open("thead").open("tr").leaf("th", "class", "scope", "col");
        for (var heading : List.of("precision", "recall", "F1", "images")) {
            markup.leaf("th", heading, "scope", "col", "class", "number");
        }
        markup.close().close().open("tbody");
        report.classes().forEach(each -> classRow(markup, run.className(String.valueOf(each.label())), each));
        classRow(markup, "macro average", report.macroAvg());
        classRow(markup, "weighted average", report.weightedAvg());
        markup.close().close().close();
    }

    private static void classRow(Markup markup, String name, ClassScore score) {
        markup.open("tr").leaf("th", name, "scope", "row");
        RunPanels.number(markup, Unit.NATS.write(score.precision()));
        RunPanels.number(markup, Unit.NATS.write(score.recall()));
        RunPanels.number(markup, Unit.NATS.write(score.f1()));
        RunPanels.number(markup, Unit.COUNT.write((double) score.support()));
        markup.close();
    }

    private static void calibration(Markup markup, Calibration calibration) {
        markup.open("div", "class", "pair").add(new ReliabilityChart(calibration));
        markup.open("div", "class", "scroll").open("table");
        markup.leaf("caption", "Expected calibration error " + Unit.SHARE.write(calibration.expectedError()));
        RunPanels.heading(markup, List.of("images", "says", "is right"));
        markup.open("tbody");
        calibration.bins().stream().filter(bin -> bin.images() > 0).forEach(bin -> {
            markup.open("tr");
            RunPanels.number(markup, Unit.COUNT.write((double) bin.images()));
            RunPanels.number(markup, Unit.SHARE.write(bin.confidence()));
            RunPanels.number(markup, Unit.SHARE.write(bin.accuracy()));
            markup.close();
        });
        markup.close().close().close().close();
    }
}
