package io.cotejo.metrics.compare;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group of runs as a row of a table of texts. */
final class GroupRow {
    /** What is in the columns. */
    static final List<String> HEADINGS = List.of(
            "name",
            "network",
            "runs",
            "test accuracy",
            "test loss",
            "validation accuracy",
            "training seconds",
            "images/s");

    /** What the columns hold that are added to a table of runs: the same for all runs of a group, but for the seed. */
    static final List<String> ADDED_HEADINGS = List.of(
            "seed",
            "runs",
            "test accuracy n",
            "test accuracy mean",
            "test accuracy std",
            "test loss n",
            "test loss mean",
            "test loss std");

    private GroupRow() {}

    /** The group's cells: means and deviations over its runs. */
    static List<String> of(RunGroup group) {
        int runs = group.runs().size();
        return List.of(
                group.name() == null ? group.runs().getFirst().toString() : group.name(),
                group.network() == null ? "" : group.network(),
                Cells.whole(runs),
                Cells.spread("%.4f", group.testAccuracy(), runs),
                Cells.spread("%.4f", group.testLoss(), runs),
                Cells.spread("%.4f", group.valAccuracy(), runs),
                Cells.spread("%.1f", group.trainingSeconds(), runs),
                Cells.spread("%.0f", group.imagesPerSecond(), runs));
    }

    /** The cells that are added to the row of a run. */
    static List<String> added(ComparedRun run, RunGroup group) {
        return List.of(
                Cells.whole(run.seed()),
                Cells.whole(group.runs().size()),
                count(group.testAccuracy()),
                mean(group.testAccuracy()),
                deviation(group.testAccuracy()),
                count(group.testLoss()),
                mean(group.testLoss()),
                deviation(group.testLoss()));
    }

    private static String count(@Nullable Spread spread) {
        return Cells.whole(spread == null ? 0 : spread.n());
    }

    private static String mean(@Nullable Spread spread) {
        return Cells.number("%.4f", spread == null ? null : (Double) spread.mean());
    }

    private static String deviation(@Nullable Spread spread) {
        return Cells.number("%.4f", spread == null ? null : spread.std());
    }
}
