package io.cotejo.trainer.train;

import io.cotejo.events.job.TrainingJob;
import io.cotejo.events.job.Yardstick;
import io.cotejo.trainer.checkpoint.CheckpointHeader;
import java.util.Map;

/**
 * Which epoch is kept, to be evaluated and exported: the best one, the earlier one of equals. An epoch that early stopping
 * does not look at is kept until there is a later one, and so is every epoch if it is not to restore the best.
 */
final class BestEpoch {
    private final Yardstick yardstick;
    private final Improvement improvement;
    private final int keptUnseen;
    private int epoch;
    private double figure;

    /**
     * None yet.
     *
     * @param keptUnseen up to which epoch each is kept, whatever its figure
     */
    private BestEpoch(Yardstick yardstick, double minDelta, int keptUnseen) {
        this.yardstick = yardstick;
        this.improvement = new Improvement(yardstick.mode(), minDelta);
        this.keptUnseen = keptUnseen;
    }

    /** As the job says. */
    static BestEpoch of(TrainingJob job) {
        var yardstick = Yardstick.of(job);
        var stopping = job.callbacks().earlyStopping();
        if (stopping == null) {
            return new BestEpoch(yardstick, 0, 0);
        }
        return stopping.restoreBest()
                ? new BestEpoch(yardstick, stopping.minDelta(), stopping.startFromEpoch())
                : new BestEpoch(yardstick, 0, Integer.MAX_VALUE);
    }

    /** True if that epoch is to be kept instead of the one before. */
    boolean offer(int candidate, Figures figures) {
        double monitored = monitored(figures);
        boolean better = candidate <= keptUnseen || improvement.offer(monitored);
        if (better) {
            epoch = candidate;
            figure = monitored;
        }
        return better;
    }

    /** The figure that decides. */
    double monitored(Figures figures) {
        return figures.of(yardstick.monitor());
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
        improvement.restore(epoch <= keptUnseen ? Map.of() : Map.of("best", Double.toString(figure)));
    }
}
