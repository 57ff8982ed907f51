package io.cotejo.cli.report;

import io.cotejo.events.EpochCompleted;
import io.cotejo.events.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One run on the page: its key figures, its curves, and all that is known of the one that stands for its repeats.
 *
 * @param experiment whose run it is
 */
record RunSection(String experiment, ReproducedRun run) implements Markup.Fragment {
    static String anchor(String experiment, ReproducedRun run) {
        return "run-%s-%s".formatted(experiment, run.name()).replaceAll("[^A-Za-z0-9_-]", "-");
    }

    @Override
    public void writeTo(Markup markup) {
        markup.open("article", "id", anchor(experiment, run)).leaf("h3", run.name());
        run.shown().ifPresent(shown -> tiles(markup, shown));
        markup.open("ul", "class", "runs");
        run.trained().forEach(trained -> told(markup, trained));
        markup.close();
        if (run.trained().isEmpty()) {
            markup.leaf("p", "Not trained.", "class", "legend");
        }
        run.shown().ifPresent(shown -> {
            if (run.completed().size() > 1) {
                markup.leaf(
                        "p",
                        "Below, %s stands for all; the others' curves are thin.".formatted(shown.seed()),
                        "class",
                        "legend");
            }
            markup.open("div", "class", "charts");
            markup.add(new LineChart("Loss", false, curves(shown, Score::loss, Quantity.TRAIN_LOSS)));
            markup.add(new LineChart("Accuracy", true, curves(shown, Score::accuracy, Quantity.TRAIN_ACCURACY)));
            markup.close().add(new RunPanels(shown));
        });
        markup.close();
    }

    private void tiles(Markup markup, TrainedRun shown) {
        markup.open("dl", "class", "tiles");
        tile(markup, "test accuracy", Unit.SHARE.write(run.sample(Quantity.TEST_ACCURACY)));
        tile(markup, "test loss", Unit.NATS.write(run.sample(Quantity.TEST_LOSS)));
        var best = run.sample(Quantity.BEST_VALIDATION_ACCURACY);
        if (best.mean() != null) {
            tile(markup, "best validation accuracy", Unit.SHARE.write(best));
        }
        tile(markup, "parameters", Unit.COUNT.write(run.sample(Quantity.PARAMETERS)));
        tile(markup, "training time", Unit.SECONDS.write(run.sample(Quantity.TRAINING_SECONDS)));
        var rates = run.completed().stream()
                .flatMap(each -> Optional.ofNullable(each.details().imagesPerSecond()).stream())
                .toList();
        tile(markup, "images/s", Unit.COUNT.write(new Sample(rates).mean()));
        tile(
                markup,
                "best epoch",
                "%s of %d"
                        .formatted(
                                orNone(shown.details().bestEpoch()),
                                shown.epochs().size()));
        markup.close();
    }

    private static void tile(Markup markup, String name, String value) {
        markup.open("div").leaf("dt", name).leaf("dd", value).close();
    }

    private static String orNone(@Nullable Object value) {
        return value == null ? Unit.NONE : value.toString();
    }

    /** One line on each repeat: where it is, and what became of it. */
    private static void told(Markup markup, TrainedRun trained) {
        var details = trained.details();
        markup.open("li").text(trained.seed() + " · ");
        markup.leaf("a", "run " + details.runId(), "href", trained.page().toString());
        markup.text(" · " + details.status());
        if (details.reason() != null) {
            markup.text(": " + details.reason());
        }
        if (details.ending() != null) {
            markup.text(" (" + details.ending() + ")");
        }
        var accuracy = Quantity.TEST_ACCURACY.of(trained, null);
        if (accuracy != null) {
            markup.text(", test accuracy " + Unit.SHARE.write(accuracy));
        }
        trained.provenanceOfEarlier().ifPresent(words -> markup.text(", " + words));
        markup.close();
    }

    private List<Curve> curves(TrainedRun shown, Function<Score, Double> figure, Quantity published) {
        var curves = new ArrayList<Curve>();
        for (var trained : run.completed()) {
            boolean faint = !trained.equals(shown);
            add(curves, "train", 0, faint, trained, epoch -> figure.apply(epoch.train()));
            add(curves, "validation", 1, faint, trained, epoch -> orNull(epoch.validation(), figure));
            add(curves, "test", 2, faint, trained, epoch -> orNull(epoch.test(), figure));
        }
        curves.add(new Curve("train, published", 3, false, publishedPoints(published)));
        return curves;
    }

    private static void add(
            List<Curve> curves,
            String name,
            int series,
            boolean faint,
            TrainedRun trained,
            Function<EpochCompleted, @Nullable Double> figure) {
        curves.add(Curve.of(name, series, faint, trained.epochs(), figure));
    }

    private static @Nullable Double orNull(@Nullable Score score, Function<Score, Double> figure) {
        return score == null ? null : figure.apply(score);
    }

    private List<Curve.Point> publishedPoints(Quantity quantity) {
        var points = new ArrayList<Curve.Point>();
        for (var figure : run.published().figures()) {
            var epoch = figure.epoch();
            var value = figure.published();
            if (figure.quantity() == quantity && epoch != null && value != null) {
                points.add(new Curve.Point(epoch, value));
            }
        }
        return points;
    }
}
