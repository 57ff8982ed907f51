package io.cotejo.inference.bench;

/** How long answers took, counted by microseconds: exact below 128, within 1.6 % above. For use by one thread. */
final class Latencies {
    private static final int FINE_BITS = 6;
    private static final int FINE = 1 << FINE_BITS;
    private static final int NANOS = 1_000;

    private final long[] counts = new long[FINE * (Long.SIZE - FINE_BITS)];
    private long total;

    void add(long nanos) {
        counts[bucket(Math.max(0, nanos / NANOS))]++;
        total++;
    }

    long total() {
        return total;
    }

    /** The microseconds that this share of the answers did not exceed; 0 if there are none. */
    long micros(double share) {
        long below = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            below += counts[bucket];
            if (below > 0 && below >= share * total) {
                return lowest(bucket);
            }
        }
        return 0;
    }

    private static int bucket(long micros) {
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(micros) - FINE_BITS - 1);
        return shift * FINE + (int) (micros >> shift);
    }

    private static long lowest(int bucket) {
        int shift = Math.max(0, bucket / FINE - 1);
        return (bucket - (long) shift * FINE) << shift;
    }
}
