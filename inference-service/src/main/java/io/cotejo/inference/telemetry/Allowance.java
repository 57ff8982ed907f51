package io.cotejo.inference.telemetry;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** So many a second, and no more. Safe for use by several threads. */
final class Allowance {
    private final int perSecond;
    private final LongSupplier nanoTime;
    private long second = Long.MIN_VALUE;
    private int used;

    Allowance(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    /** Takes one, if one is left. */
    synchronized boolean take() {
        long now = TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong());
        if (now != second) {
            second = now;
            used = 0;
        }
        if (used >= perSecond) {
            return false;
        }
        used++;
        return true;
    }
}
