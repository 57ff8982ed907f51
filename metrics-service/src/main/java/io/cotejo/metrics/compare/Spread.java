package io.cotejo.metrics.compare;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure over several runs.
 *
 * @param std standard deviation of the sample, divided by n - 1; null for a single run, which tells nothing of it
 * @param n how many runs have the figure
 */
public record Spread(double mean, @Nullable Double std, int n) {
    /** The spread of these values; null without any. */
    static @Nullable Spread of(List<Double> values) {
        int n = values.size();
        if (n == 0) {
            return null;
        }
        double mean = values.stream().mapToDouble(Double::doubleValue).sum() / n;
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return new Spread(mean, n == 1 ? null : Math.sqrt(squares / (n - 1)), n);
    }
}
