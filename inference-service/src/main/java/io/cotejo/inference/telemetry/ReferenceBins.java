package io.cotejo.inference.telemetry;

import java.util.ArrayList;
import java.util.List;

/**
 * Bins of a distribution, each with enough of it to be compared: neighbours are joined until they hold a least share.
 * With bins that hold next to nothing, a handful of images would look like a change.
 */
final class ReferenceBins {
    private final int[] joined;
    private final long[] counts;

    /**
     * Joins bins.
     *
     * @param fine counts of the reference; at least one is above 0
     * @param least the share of all that each joined bin holds at least, in (0, 1]
     */
    ReferenceBins(List<Long> fine, double least) {
        double enough = least * fine.stream().mapToLong(Long::longValue).sum();
        var sums = new ArrayList<>(List.of(0L));
        joined = new int[fine.size()];
        for (int i = 0; i < joined.length; i++) {
            int last = sums.size() - 1;
            joined[i] = last;
            sums.set(last, sums.get(last) + fine.get(i));
            if (sums.get(last) >= enough && i + 1 < joined.length) {
                sums.add(0L);
            }
        }
        joinRest(sums, enough);
        counts = sums.stream().mapToLong(Long::longValue).toArray();
    }

    /** What is left over after the last full bin belongs to that one. */
    private void joinRest(List<Long> sums, double enough) {
        int last = sums.size() - 1;
        if (last > 0 && sums.get(last) < enough) {
            sums.set(last - 1, sums.get(last - 1) + sums.remove(last));
            for (int i = 0; i < joined.length; i++) {
                joined[i] = Math.min(joined[i], last - 1);
            }
        }
    }

    int size() {
        return counts.length;
    }

    /** The joined bin that a fine one is part of; what lies beyond either end belongs to that end. */
    int bin(int fine) {
        return joined[Math.clamp(fine, 0, joined.length - 1)];
    }

    /**
     * The population stability index between the reference and what was seen: the sum over the bins of {@code (q - p) ·
     * ln(q / p)}, both shares taken with half an image more in each bin, so that an empty one has a logarithm. 0 where they
     * are the same; above 0.25 is held to be a major change. Without any change its mean is about the number of bins over
     * the number of images.
     */
    double stability(int[] seen) {
        double index = 0;
        for (int i = 0; i < counts.length; i++) {
            double p = share(counts[i], total(counts));
            double q = share(seen[i], total(seen));
            index += (q - p) * Math.log(q / p);
        }
        return index;
    }

    private double share(long count, long total) {
        return (count + 0.5) / (total + 0.5 * counts.length);
    }

    private static long total(long[] counts) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    private static long total(int[] counts) {
        long total = 0;
        for (int count : counts) {
            total += count;
        }
        return total;
    }
}
