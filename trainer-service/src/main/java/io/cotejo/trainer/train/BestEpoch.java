package io.cotejo.trainer.train;

import io.cotejo.trainer.checkpoint.CheckpointHeader;
import java.util.Map;

/** Which epoch was the best; the earlier one of equals. */
final class BestEpoch {
    private final Improvement improvement;
    private int epoch;
    private double figure;

    BestEpoch(boolean higherIsBetter) {
        this.improvement = new Improvement(higherIsBetter, 0);
    }

    /** True if that epoch is better than all before. */
    boolean offer(int candidate, double monitored) {
        boolean better = improvement.offer(monitored);
        if (better) {
            epoch = candidate;
            figure = monitored;
        }
        return better;
    }

    int epoch() {
        return epoch;
    }

    double figure() {
        return figure;
    }

    void restore(CheckpointHeader header) {
        epoch = header.bestEpoch();
        figure = header.bestMonitored();
        improvement.restore(Map.of("best", Double.toString(figure)));
    }
}
