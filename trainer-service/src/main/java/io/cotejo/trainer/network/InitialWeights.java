package io.cotejo.trainer.network;

import io.cotejo.events.job.Initializer;
import io.cotejo.trainer.seed.SeededRandom;
import java.util.Arrays;
import java.util.function.DoubleSupplier;

/** The numbers that a network begins with: the same for the same seed, whatever the engine. */
final class InitialWeights {
    private static final long PURPOSE = 1; // tells this stream of the seed from the others

    private final Initializer initializer;
    private final long seed;

    InitialWeights(Initializer initializer, long seed) {
        this.initializer = initializer;
        this.seed = seed;
    }

    /** For the tensor at that place in the network. */
    float[] of(TensorSpec tensor, int place) {
        var random = SeededRandom.of(seed, PURPOSE, place);
        var values = new float[Math.toIntExact(tensor.size())];
        switch (tensor.role()) {
            case WEIGHT -> fill(values, weight(tensor, random));
            case BIAS -> fill(values, bias(tensor, random));
            case SCALE, RUNNING_VARIANCE -> Arrays.fill(values, 1);
            case SHIFT, RUNNING_MEAN -> Arrays.fill(values, 0);
        }
        return values;
    }

    private DoubleSupplier weight(TensorSpec tensor, SeededRandom random) {
        return switch (initializer) {
            case KAIMING_UNIFORM -> uniform(random, 1 / Math.sqrt(tensor.fanIn()));
            case HE_NORMAL -> normal(random, Math.sqrt(2.0 / tensor.fanIn()));
            case HE_UNIFORM -> uniform(random, Math.sqrt(6.0 / tensor.fanIn()));
            case GLOROT_NORMAL -> normal(random, Math.sqrt(2.0 / (tensor.fanIn() + tensor.fanOut())));
            case GLOROT_UNIFORM -> uniform(random, Math.sqrt(6.0 / (tensor.fanIn() + tensor.fanOut())));
        };
    }

    private DoubleSupplier bias(TensorSpec tensor, SeededRandom random) {
        return switch (initializer) {
            case KAIMING_UNIFORM -> uniform(random, 1 / Math.sqrt(tensor.fanIn()));
            case HE_NORMAL, HE_UNIFORM, GLOROT_NORMAL, GLOROT_UNIFORM -> () -> 0;
        };
    }

    private static DoubleSupplier normal(SeededRandom random, double deviation) {
        return () -> deviation * random.nextGaussian();
    }

    private static DoubleSupplier uniform(SeededRandom random, double bound) {
        return () -> bound * (2 * random.nextDouble() - 1);
    }

    private static void fill(float[] values, DoubleSupplier source) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) source.getAsDouble();
        }
    }
}
