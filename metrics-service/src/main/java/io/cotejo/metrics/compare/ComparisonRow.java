package io.cotejo.metrics.compare;

import java.util.List;

/** A run as a row of a table of texts. */
final class ComparisonRow {
    /** What is in the columns. */
    static final List<String> HEADINGS = List.of(
            "name",
            "network",
            "parameters",
            "test accuracy",
            "test loss",
            "best epoch",
            "training seconds",
            "images/s");

    /** How many of the columns, from the left, hold words instead of numbers. */
    static final int WORDS = 2;

    private ComparisonRow() {}

    /** The run's cells; empty where a figure is not known. */
    static List<String> of(ComparedRun run) {
        return List.of(
                run.name() == null ? run.runId().toString() : run.name(),
                run.network() == null ? "" : run.network(),
                Cells.whole(run.parameters()),
                Cells.number("%.4f", run.testAccuracy()),
                Cells.number("%.4f", run.testLoss()),
                Cells.whole(run.bestEpoch()),
                Cells.number("%.1f", run.trainingSeconds()),
                Cells.number("%.0f", run.imagesPerSecond()));
    }
}
