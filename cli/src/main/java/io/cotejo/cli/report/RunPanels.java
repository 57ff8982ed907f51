package io.cotejo.cli.report;

import io.cotejo.events.EpochCompleted;
import io.cotejo.events.Score;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is known of one run, in panels that fold: where it errs, what it says to single images, what it is made of. */
record RunPanels(TrainedRun run) implements Markup.Fragment {
    @Override
    public void writeTo(Markup markup) {
        var test = run.evaluation().test();
        var evaluation = test == null ? null : new EvaluationPanel(run, test);
        if (evaluation != null) {
            markup.add(evaluation);
        }
        var predictions = run.predictions();
        if (predictions != null && !predictions.first().isEmpty()) {
            markup.add(new PredictionsPanel(predictions));
        }
        if (evaluation != null) {
            evaluation.details(markup);
        }
        markup.open("details").leaf("summary", "Epoch by epoch");
        epochs(markup);
        markup.close();
        var summary = run.details().summary();
        if (summary != null) {
            markup.open("details").leaf("summary", "Network");
            markup.add(new NetworkTable(summary)).close();
        }
        markup.open("details").leaf("summary", "Hyperparameters and provenance");
        markup.open("div", "class", "pair");
        markup.add(FactsTable.ofJob(run)).add(FactsTable.ofProvenance(run));
        markup.close().close();
    }

    private void epochs(Markup markup) {
        markup.open("div", "class", "scroll").open("table");
        markup.leaf(
                "caption",
                "Training figures are means over the epoch's batches, dropout on; ★ marks a new best epoch.");
        heading(
                markup,
                List.of(
                        "epoch",
                        "train loss",
                        "train accuracy",
                        "validation loss",
                        "validation accuracy",
                        "test loss",
                        "test accuracy",
                        "learning rate",
                        "time",
                        "images/s"));
        markup.open("tbody");
        run.epochs().forEach(epoch -> row(markup, epoch));
        markup.close().close().close();
    }

    /** The head of a table in which all columns are numbers. */
    static void heading(Markup markup, List<String> names) {
        markup.open("thead").open("tr");
        names.forEach(name -> markup.leaf("th", name, "scope", "col", "class", "number"));
        markup.close().close();
    }

    private static void row(Markup markup, EpochCompleted epoch) {
        markup.open("tr").leaf("th", epoch.epoch() + (epoch.best() ? " ★" : ""), "scope", "row", "class", "number");
        score(markup, epoch.train());
        score(markup, epoch.validation());
        score(markup, epoch.test());
        number(markup, FactsTable.plain(epoch.learningRate()));
        number(markup, Unit.SECONDS.write(epoch.trainingSeconds()));
        number(markup, Unit.COUNT.write(epoch.imagesPerSecond()));
        markup.close();
    }

    private static void score(Markup markup, @Nullable Score score) {
        number(markup, Unit.NATS.write(score == null ? null : Double.valueOf(score.loss())));
        number(markup, Unit.SHARE.write(score == null ? null : Double.valueOf(score.accuracy())));
    }

    /** A cell of a table that holds a number. */
    static void number(Markup markup, String text) {
        markup.leaf("td", text, "class", "number");
    }
}
