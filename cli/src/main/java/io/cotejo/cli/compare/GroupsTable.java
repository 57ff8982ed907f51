package io.cotejo.cli.compare;

import io.cotejo.cli.client.RunGroup;
import io.cotejo.cli.client.RunGroup.Spread;
import io.cotejo.cli.terminal.Figures;
import io.cotejo.cli.terminal.Style;
import io.cotejo.cli.terminal.Table;
import io.cotejo.cli.terminal.Terminal;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs that were repeated with other seeds: means and standard deviations. */
final class GroupsTable {
    private final Style style;

    private GroupsTable(Style style) {
        this.style = style;
    }

    /** Prints a row for each group; nothing at all where nothing was repeated. */
    static void print(Collection<RunGroup> groups, Terminal terminal) {
        if (groups.stream().anyMatch(RunGroup::repeated)) {
            terminal.line("");
            terminal.line(terminal.style().bold("Mean and standard deviation over seeds"));
            new GroupsTable(terminal.style()).table(groups).print(terminal);
        }
    }

    private Table table(Collection<RunGroup> groups) {
        var figures = new Figures(style);
        var table = Table.of(
                "run",
                "network",
                ">runs",
                ">test accuracy",
                ">test loss",
                ">validation accuracy",
                ">time",
                ">images/s");
        for (var group : groups) {
            int runs = group.runs().size();
            table.row(
                    group.title(),
                    figures.text(group.network()),
                    figures.count(runs),
                    spread(group.testAccuracy(), runs, figures::precise),
                    spread(group.testLoss(), runs, figures::precise),
                    spread(group.valAccuracy(), runs, figures::precise),
                    spread(group.trainingSeconds(), runs, figures::seconds),
                    spread(group.imagesPerSecond(), runs, figures::rate));
        }
        return table;
    }

    private String spread(@Nullable Spread spread, int runs, Function<Double, String> figure) {
        if (spread == null) {
            return style.none();
        }
        var mean = figure.apply(spread.mean());
        var plusMinus = style.unicode() ? " ± " : " +/- ";
        var whole = spread.std() == null ? mean : mean + plusMinus + figure.apply(spread.std());
        return spread.n() == runs ? whole : "%s (%d of %d)".formatted(whole, spread.n(), runs);
    }
}
