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
    static final List<String> ADDED_HEADINGS =
            List.of("seed", "runs", "test accuracy mean", "test accuracy std", "test loss mean", "test loss std");

    private GroupRow() {}

    /** The group's cells: means and deviations over its runs. */
    static List<String> of(RunGroup group) {
        return List.of(
                group.name() == null ? group.runs().getFirst().toString() : group.name(),
                group.network() == null ? "" : group.network(),
                Cells.whole(group.runs().size()),
                Cells.spread("%.4f", group.testAccuracy()),
                Cells.spread("%.4f", group.testLoss()),
                Cells.spread("%.4f", group.valAccuracy()),
                Cells.spread("%.1f", group.trainingSeconds()),
                Cells.spread("%.0f", group.imagesPerSecond()));
    }

    /** The cells that are added to the row of a run. */
    static List<String> added(ComparedRun run, RunGroup group) {
        return List.of(
                Cells.whole(run.seed()),
                Cells.whole(group.runs().size()),
                mean(group.testAccuracy()),
                deviation(group.testAccuracy()),
                mean(group.testLoss()),
                deviation(group.testLoss()));
    }

    private static String mean(@Nullable Spread spread) {
        return Cells.number("%.4f", spread == null ? null : (Double) spread.mean());
    }

    private static String deviation(@Nullable Spread spread) {
        return Cells.number("%.4f", spread == null ? null : spread.std());
    }
}
