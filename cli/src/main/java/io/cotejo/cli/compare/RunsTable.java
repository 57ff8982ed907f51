package io.cotejo.cli.compare;

import io.cotejo.cli.client.Run;
import io.cotejo.cli.terminal.Figures;
import io.cotejo.cli.terminal.Table;
import io.cotejo.cli.terminal.Terminal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Runs side by side: size, quality, time. The best accuracy is marked. */
public final class RunsTable {
    private RunsTable() {}

    /** Prints a row for each run, in the order given. */
    public static void print(Collection<Run> runs, Terminal terminal) {
        var style = terminal.style();
        var figures = new Figures(style);
        var best = best(runs);
        var table = Table.of(
                "run",
                "network",
                ">parameters",
                ">test accuracy",
                "",
                ">test loss",
                ">best epoch",
                ">time",
                ">images/s");
        for (var run : runs) {
            boolean isBest = best.filter(run::equals).isPresent();
            var accuracy = figures.precise(run.testAccuracy());
            table.row(
                    run.title(),
                    figures.text(run.network()),
                    figures.count(run.parameters()),
                    run.completed() ? (isBest ? style.good(accuracy) : accuracy) : style.bad(run.status()),
                    isBest ? style.good(style.star()) : "",
                    figures.precise(run.testLoss()),
                    figures.count(run.bestEpoch()),
                    figures.seconds(run.trainingSeconds()),
                    figures.rate(run.imagesPerSecond()));
        }
        table.print(terminal);
    }

    /** The run with the highest test accuracy; the earliest of equals. */
    static Optional<Run> best(Collection<Run> runs) {
        return runs.stream()
                .filter(run -> run.testAccuracy() != null)
                .max(Comparator.comparingDouble(run -> Objects.requireNonNull(run.testAccuracy())));
    }

    /** The reasons of those that failed, one a line. */
    public static List<String> reasons(Collection<Run> runs) {
        return runs.stream()
                .filter(run -> !run.completed())
                .map(run ->
                        "%s %s%s".formatted(run.title(), run.status(), run.reason() == null ? "" : ": " + run.reason()))
                .toList();
    }
}
