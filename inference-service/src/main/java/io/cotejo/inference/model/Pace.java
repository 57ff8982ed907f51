package io.cotejo.inference.model;

import java.time.Duration;

/**
 * How fast a model is on this machine.
 *
 * @param rowNanos time for one image alone
 */
record Pace(long rowNanos) {
    /** Faster than this, a hand-over to another thread would cost as much as the model itself. */
    private static final Duration BRIEF = Duration.ofNanos(100_000);

    /** How long one run may take, so that those who come next do not wait longer for it than for their own. */
    private static final Duration LONGEST_RUN = Duration.ofMillis(20);

    /** No more images than this are classified on an event loop at once. */
    static final int MOST_ROWS_BRIEFLY = 32;

    private static final int WARM_UPS = 10;
    private static final int RUNS = 20;
    private static final Duration PATIENCE = Duration.ofMillis(250);

    /** Runs a model on a black image a few times, and takes the fastest run: noise only ever adds. */
    static Pace of(OnnxClassifier classifier) {
        var black = new byte[classifier.signature().image().bytes()];
        long begun = System.nanoTime();
        long fastest = Long.MAX_VALUE;
        for (int run = 0; run < WARM_UPS + RUNS; run++) {
            long start = System.nanoTime();
            classifier.classify(black, 1);
            fastest = Math.min(fastest, System.nanoTime() - start);
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                break;
            }
        }
        return new Pace(fastest);
    }

    /** True if so many images may be classified on an event loop. */
    boolean brief(int rows) {
        return rowNanos < BRIEF.toNanos() && rows <= MOST_ROWS_BRIEFLY;
    }

    /** The most images of one run. */
    int mostRows() {
        return Math.clamp(LONGEST_RUN.toNanos() / Math.max(1, rowNanos), 1, OnnxClassifier.MOST_ROWS);
    }
}
