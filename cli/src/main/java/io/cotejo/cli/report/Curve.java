package io.cotejo.cli.report;

import io.cotejo.events.EpochCompleted;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A figure over the epochs.
 *
 * @param series tells curves apart by colour, dashes and marks, from 0
 * @param faint whether it only shows how the others scatter: it is drawn thin and has no label
 */
record Curve(String name, int series, boolean faint, List<Point> points) {
    Curve {
        points = List.copyOf(points);
    }

    /** One epoch, counted from 1. */
    record Point(int epoch, double value) {}

    /** What {@code figure} gives for each epoch; where it gives nothing, or no number, there is no point. */
    static Curve of(
            String name,
            int series,
            boolean faint,
            List<EpochCompleted> epochs,
            Function<EpochCompleted, @Nullable Double> figure) {
        var points = epochs.stream()
                .map(epoch -> point(epoch.epoch(), figure.apply(epoch)))
                .filter(Objects::nonNull)
                .toList();
        return new Curve(name, series, faint, points);
    }

    private static @Nullable Point point(int epoch, @Nullable Double value) {
        return value == null || !Double.isFinite(value) ? null : new Point(epoch, value);
    }
}
