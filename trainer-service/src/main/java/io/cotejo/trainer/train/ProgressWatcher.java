package io.cotejo.trainer.train;

import io.cotejo.trainer.evaluate.RunningScore;

/** Tells a listener how an epoch goes on, but not after every batch, and asks whether to go on. */
final class ProgressWatcher implements Pass.Watcher {
    private static final long REPORT_EVERY_NANOS = 200_000_000;
    private static final double NANOS = 1e9;

    private final int epoch;
    private final int epochs;
    private final int images;
    private final TrainingListener listener;
    private final long started = System.nanoTime();
    private long reported = started;

    ProgressWatcher(int epoch, int epochs, int images, TrainingListener listener) {
        this.epoch = epoch;
        this.epochs = epochs;
        this.images = images;
        this.listener = listener;
    }

    @Override
    public boolean batchDone(RunningScore soFar) {
        long now = System.nanoTime();
        if (now - reported >= REPORT_EVERY_NANOS || soFar.images() == images) {
            reported = now;
            double seconds = (now - started) / NANOS;
            listener.progress(new Progress(
                    epoch, epochs, soFar.images(), images, soFar.loss(), soFar.accuracy(), soFar.images() / seconds));
        }
        return !listener.cancelled();
    }
}
