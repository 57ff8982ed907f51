package io.cotejo.trainer.dataset;

/**
 * Random numbers that are the same on every machine and in every release of Java: <a
 * href="https://doi.org/10.1145/2660193.2660195">SplitMix64</a>, with nothing that a platform may round as it likes.
 */
final class Dice {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    /** Dice of a stream's own: neighbouring numbers give unrelated throws. */
    Dice(long stream, long number) {
        state = mix(stream * GOLDEN_GAMMA ^ mix(number + GOLDEN_GAMMA));
    }

    /** Evenly spread over [0, 1). */
    double share() {
        return (next() >>> 11) * UNIT;
    }

    /** Evenly spread over [from, to). */
    double between(double from, double to) {
        return from + (to - from) * share();
    }

    /** Around 0, bell-shaped with standard deviation 1, within [-3, 3]: a sum of three shares. */
    double bell() {
        return 2 * (share() + share() + share() - 1.5);
    }

    /** One of 0 … n-1. */
    int below(int n) {
        return (int) (share() * n);
    }

    /** True in that share of throws. */
    boolean happens(double share) {
        return share() < share;
    }

    private long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
