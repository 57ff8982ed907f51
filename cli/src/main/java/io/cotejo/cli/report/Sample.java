package io.cotejo.cli.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One figure of several runs that differ in nothing but the seed.
 *
 * @param values in the order of the seeds
 */
public record Sample(List<Double> values) {
    public Sample {
        values = List.copyOf(values);
    }

    /** Their mean; null if there are none. */
    public @Nullable Double mean() {
        return values.isEmpty() ? null : Double.valueOf(meanOrZero());
    }

    double meanOrZero() {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    /** The sample's standard deviation (over n - 1); null for fewer than two values. */
    public @Nullable Double deviation() {
        if (values.size() < 2) {
            return null;
        }
        double mean = meanOrZero();
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.size() - 1));
    }
}
