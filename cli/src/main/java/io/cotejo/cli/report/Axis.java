package io.cotejo.cli.report;

import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One axis of a chart.
 *
 * @param low the value at its beginning
 * @param high the value at its end, above {@code low}
 * @param ticks where it is labelled, ascending
 * @param logarithmic whether equal factors are equally far apart; then all values are above 0
 */
record Axis(double low, double high, List<Double> ticks, boolean logarithmic) {
    private static final int STEPS = 5;

    /** From a round number below the values to one above them. */
    static Axis around(Collection<Double> values) {
        double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double span = high > low ? high - low : Math.max(Math.abs(high), 1) / 10;
        double step = roundStep(span / STEPS);
        double first = Math.floor(low / step) * step;
        double last = Math.ceil(high / step) * step;
        int steps = Math.max(1, (int) Math.round((last - first) / step));
        var ticks =
                IntStream.rangeClosed(0, steps).mapToObj(i -> first + i * step).toList();
        return new Axis(first, first + steps * step, ticks, false);
    }

    /** Whole numbers from 1 on; one alone stands in the middle. */
    static Axis epochs(int last) {
        if (last <= 1) {
            return new Axis(0, 2, List.of(1.0), false);
        }
        int step = Math.max(1, (int) Math.ceil(last / 10.0));
        var ticks = IntStream.rangeClosed(1, last)
                .filter(epoch -> step == 1 || epoch == 1 || epoch % step == 0)
                .mapToObj(epoch -> (double) epoch)
                .toList();
        return new Axis(1, last, ticks, false);
    }

    /** Labelled at 1, 2 and 5 times each power of ten, with some room on both sides of the values. */
    static Axis logarithmic(Collection<Double> values) {
        double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(1) / 1.6;
        double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(10) * 1.6;
        boolean wide = high / low > 50;
        var ticks = IntStream.rangeClosed((int) Math.floor(Math.log10(low)), (int) Math.ceil(Math.log10(high)))
                .mapToDouble(power -> Math.pow(10, power))
                .flatMap(ten -> wide ? DoubleStream.of(ten) : DoubleStream.of(ten, 2 * ten, 5 * ten))
                .filter(tick -> tick >= low && tick <= high)
                .boxed()
                .toList();
        return new Axis(low, high, ticks, true);
    }

    private static double roundStep(double step) {
        double ten = Math.pow(10, Math.floor(Math.log10(step)));
        double lead = step / ten;
        return ten * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }

    /** Where a value stands: 0 at the beginning, 1 at the end. */
    double share(double value) {
        return logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    }
}
