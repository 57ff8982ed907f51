package io.cotejo.trainer.tensorboard;

import io.cotejo.trainer.protobuf.ProtobufWriter;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * How often values fall between limits that grow by a tenth from 1e-12 to 1e20, on both sides of 0: those of
 * <a href="https://github.com/tensorflow/tensorflow/blob/v2.16.1/tensorflow/core/lib/histogram/histogram.cc">TensorFlow</a>.
 * NaN and infinite values fall nowhere, and are only counted.
 */
final class Histogram {
    private static final double SMALLEST = 1e-12;
    private static final double LARGEST = 1e20;
    private static final double GROWTH = 1.1;
    private static final double[] LIMITS = limits();

    private final long[] counts = new long[LIMITS.length];
    private double min = Double.MAX_VALUE;
    private double max = -Double.MAX_VALUE;
    private double sum;
    private double sumOfSquares;
    private long finite;
    private long notFinite;

    private Histogram() {}

    private static double[] limits() {
        var within = DoubleStream.iterate(SMALLEST, limit -> limit < LARGEST, limit -> limit * GROWTH);
        var positive = DoubleStream.concat(within, DoubleStream.of(Double.MAX_VALUE))
                .boxed()
                .toList();
        var negative = positive.reversed().stream().mapToDouble(limit -> -limit);
        var rest = DoubleStream.concat(DoubleStream.of(0), positive.stream().mapToDouble(Double::doubleValue));
        return DoubleStream.concat(negative, rest).toArray();
    }

    /** Counts what remains in the buffer. */
    static Histogram of(FloatBuffer values) {
        var histogram = new Histogram();
        while (values.hasRemaining()) {
            histogram.add(values.get());
        }
        return histogram;
    }

    private void add(float value) {
        if (!Float.isFinite(value)) {
            notFinite++;
            return;
        }
        counts[bucket(value)]++;
        min = Math.min(min, value);
        max = Math.max(max, value);
        sum += value;
        sumOfSquares += (double) value * value;
        finite++;
    }

    /** The bucket whose limit is the first above the value. */
    private static int bucket(double value) {
        int found = Arrays.binarySearch(LIMITS, value + 0.0); // -0.0 is 0, which a search would tell apart
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** How many values are in it. */
    long finite() {
        return finite;
    }

    /** How many values were NaN or infinite. */
    long notFinite() {
        return notFinite;
    }

    /** {@code HistogramProto}; neighbouring buckets without values are one. */
    ProtobufWriter message() {
        var limits = DoubleStream.builder();
        var sizes = DoubleStream.builder();
        for (int i = 0; i < LIMITS.length; i++) {
            boolean endsHere = counts[i] > 0 || i + 1 == LIMITS.length || counts[i + 1] > 0;
            if (endsHere) {
                limits.add(LIMITS[i]);
                sizes.add((double) counts[i]);
            }
        }
        return new ProtobufWriter()
                .real(1, min)
                .real(2, max)
                .real(3, (double) finite)
                .real(4, sum)
                .real(5, sumOfSquares)
                .reals(6, limits.build().toArray())
                .reals(7, sizes.build().toArray());
    }
}
