package io.cotejo.inference.telemetry;

import java.util.function.DoubleSupplier;

/** Draws each image with the same chance, whatever the request that it came in. Safe for use by several threads. */
final class Chance {
    private final double share;
    private final double logOfRest;
    private final DoubleSupplier random;

    /**
     * Draws so many.
     *
     * @param share in [0, 1]
     * @param random gives numbers in [0, 1)
     */
    Chance(double share, DoubleSupplier random) {
        if (!(share >= 0 && share <= 1)) { // written so that NaN fails too
            throw new IllegalArgumentException(
                    "cotejo.inference.telemetry.sample must be a share in [0, 1], was " + share);
        }
        this.share = share;
        this.logOfRest = Math.log1p(-share);
        this.random = random;
    }

    /** The first image drawn of those from one up to, not including, another; {@code end} if none is. */
    int next(int from, int end) {
        if (share == 0 || from >= end) {
            return end;
        }
        double number = random.getAsDouble();
        if (end - from == 1) { // most requests: one comparison
            return number < share ? from : end;
        }
        double skipped = Math.log1p(-number) / logOfRest; // geometric: how many are passed over until the next one
        return skipped < end - from ? from + (int) skipped : end;
    }
}
