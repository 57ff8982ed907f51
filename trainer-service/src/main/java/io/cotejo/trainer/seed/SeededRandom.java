package io.cotejo.trainer.seed;

/**
 * SplitMix64 (<a href="https://doi.org/10.1145/2714064.2660195">Steele, Lea, Flood</a>), written out, so that a seed means
 * the same numbers whatever the version of the JDK. Not safe for use by several threads.
 */
public final class SeededRandom {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final double DOUBLE_UNIT = 0x1.0p-53;

    private long state;

    private SeededRandom(long state) {
        this.state = state;
    }

    /** The stream for one purpose: streams of the same seed are independent where a part of {@code purpose} differs. */
    public static SeededRandom of(long seed, long... purpose) {
        long state = mix(seed);
        for (long part : purpose) {
            state = mix(state + GOLDEN_GAMMA + mix(part));
        }
        return new SeededRandom(state);
    }

    /** Any {@code long}. */
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** In [0, 1). */
    public double nextDouble() {
        return (nextLong() >>> 11) * DOUBLE_UNIT;
    }

    /** In [0, bound), each equally likely. */
    public int nextInt(int bound) {
        long threshold = Integer.toUnsignedLong(-bound) % bound; // so many low values would make the others rarer
        while (true) {
            long product = (nextLong() >>> 32) * bound;
            if ((product & 0xffff_ffffL) >= threshold) {
                return (int) (product >>> 32);
            }
        }
    }

    /** From the standard normal distribution (Box, Muller). */
    public double nextGaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * nextDouble());
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
