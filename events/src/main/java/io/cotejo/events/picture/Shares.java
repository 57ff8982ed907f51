package io.cotejo.events.picture;

import java.util.Arrays;

/** How the pixels along an edge are shared out among fewer or more of them. */
final class Shares {
    private final int[] begins; // where each old pixel's entries begin
    private int[] targets;
    private double[] shares;
    private int size;

    Shares(int from, int to) {
        begins = new int[from + 1];
        targets = new int[2 * Math.max(from, to)];
        shares = new double[targets.length];
        for (int source = 0; source < from; source++) {
            if (to <= from) {
                addCovered(source, (double) to / from, to);
            } else {
                addNear(source, from, to);
            }
            begins[source + 1] = size;
        }
    }

    /** An old pixel covers so much of each new one. */
    private void addCovered(int source, double scale, int to) {
        double begin = source * scale;
        double end = (source + 1) * scale;
        for (int target = (int) begin; target < end && target < to; target++) {
            add(target, Math.min(end, target + 1.0) - Math.max(begin, target));
        }
    }

    /** A new pixel's centre lies between those of two old ones, or beyond the last. */
    private void addNear(int source, int from, int to) {
        for (int target = 0; target < to; target++) {
            double centre = Math.clamp((target + 0.5) * from / to - 0.5, 0, from - 1.0);
            add(target, 1 - Math.abs(centre - source));
        }
    }

    private void add(int target, double share) {
        if (share <= 0) {
            return;
        }
        if (size == targets.length) {
            targets = Arrays.copyOf(targets, 2 * size);
            shares = Arrays.copyOf(shares, 2 * size);
        }
        targets[size] = target;
        shares[size++] = share;
    }

    /** Adds a row of old pixels to one of new ones. */
    void spread(double[] row, double[] sums) {
        for (int source = 0; source < row.length; source++) {
            for (int i = begins[source]; i < begins[source + 1]; i++) {
                sums[targets[i]] += row[source] * shares[i];
            }
        }
    }

    /** Adds an old row to those new ones that it has a share in. */
    void spreadRow(int source, double[] row, double[] sums) {
        for (int i = begins[source]; i < begins[source + 1]; i++) {
            int target = targets[i] * row.length;
            for (int x = 0; x < row.length; x++) {
                sums[target + x] += row[x] * shares[i];
            }
        }
    }
}
