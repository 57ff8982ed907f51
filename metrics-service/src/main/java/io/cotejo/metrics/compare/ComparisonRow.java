package io.cotejo.metrics.compare;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
                whole(run.parameters()),
                number("%.4f", run.testAccuracy()),
                number("%.4f", run.testLoss()),
                whole(run.bestEpoch()),
                number("%.1f", run.trainingSeconds()),
                number("%.0f", run.imagesPerSecond()));
    }

    private static String whole(@Nullable Number value) {
        return value == null ? "" : value.toString();
    }

    private static String number(String format, @Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, format, value);
    }
}
