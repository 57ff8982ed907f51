package io.cotejo.cli.report;

import io.cotejo.events.EpochCompleted;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One document on the page: its figures beside ours, its runs against each other, then run by run. */
record DocumentSection(ReproducedDocument reproduced) implements Markup.Fragment {
    static String anchor(ReproducedDocument document) {
        return document.document().experiment();
    }

    @Override
    public void writeTo(Markup markup) {
        var document = reproduced.document();
        markup.open("section", "id", anchor(reproduced), "class", "document");
        markup.leaf("p", document.experiment(), "class", "brand").leaf("h2", document.title());
        markup.leaf("p", document.about(), "class", "lead");
        markup.add(new FigureTable("Published and ours", List.of(reproduced), false));
        if (reproduced.runs().size() > 1) {
            sideBySide(markup);
        }
        reproduced.runs().forEach(run -> markup.add(new RunSection(document.experiment(), run)));
        markup.close();
    }

    private void sideBySide(Markup markup) {
        markup.open("div", "class", "charts");
        markup.add(new ScatterChart(
                "Test accuracy and size", "parameters, logarithmic", Unit.COUNT, spots(Quantity.PARAMETERS)));
        markup.add(new ScatterChart(
                "Test accuracy and training time",
                "training time, logarithmic",
                Unit.SECONDS,
                spots(Quantity.TRAINING_SECONDS)));
        markup.add(new LineChart("Accuracy on images not trained on, by epoch", true, curves(true)));
        markup.add(new LineChart("Loss on images not trained on, by epoch", false, curves(false)));
        markup.close();
    }

    private List<Curve> curves(boolean accuracy) {
        var curves = new ArrayList<Curve>();
        for (var run : reproduced.runs()) {
            run.shown()
                    .ifPresent(shown -> curves.add(Curve.of(
                            run.name(), curves.size(), false, shown.epochs(), epoch -> heldOut(epoch, accuracy))));
        }
        return curves;
    }

    private static double heldOut(EpochCompleted epoch, boolean accuracy) {
        return accuracy ? epoch.heldOut().accuracy() : epoch.heldOut().loss();
    }

    /** Ours and the published ones, as far as both figures are known. */
    private List<ScatterChart.Spot> spots(Quantity cost) {
        return reproduced.runs().stream()
                .flatMap(run -> Stream.of(
                        spot(
                                run.name(),
                                true,
                                run.sample(cost).mean(),
                                run.sample(Quantity.TEST_ACCURACY).mean()),
                        spot(run.name(), false, published(run, cost), published(run, Quantity.TEST_ACCURACY))))
                .flatMap(List::stream)
                .toList();
    }

    private static List<ScatterChart.Spot> spot(
            String name, boolean ours, @Nullable Double cost, @Nullable Double accuracy) {
        return cost == null || accuracy == null
                ? List.of()
                : List.of(new ScatterChart.Spot(name, ours, cost, accuracy));
    }

    private static @Nullable Double published(ReproducedRun run, Quantity quantity) {
        return run.published().figures().stream()
                .filter(figure -> figure.quantity() == quantity)
                .map(PublishedFigure::published)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
