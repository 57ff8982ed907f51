package io.cotejo.trainer.journal;

import io.cotejo.events.EpochCompleted;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The monitored figures of one run by epoch. The first epoch of a higher attempt ends those of a lower one, which may have
 * come further: that attempt goes on from the epoch before.
 */
final class LearningCurve {
    private static final int MOST_EPOCHS = 100_000; // no job has more

    private double[] figures = {};
    private int attempt;

    /** Takes in an epoch, unless it is of a lower attempt than the highest seen, or later than any job's last. */
    void add(EpochCompleted epoch) {
        if (epoch.attempt() < attempt || epoch.epoch() > MOST_EPOCHS) {
            return;
        }
        if (epoch.attempt() > attempt) {
            figures = Arrays.copyOf(figures, Math.min(figures.length, epoch.epoch() - 1));
        }
        attempt = epoch.attempt();
        int known = figures.length;
        if (epoch.epoch() > known) {
            figures = Arrays.copyOf(figures, epoch.epoch());
            Arrays.fill(figures, known, epoch.epoch(), Double.NaN);
        }
        figures[epoch.epoch() - 1] = epoch.monitored();
    }

    /** How many epochs it has. */
    int length() {
        return figures.length;
    }

    /** The mean of the figures up to an epoch, counted from 1; empty if it has not come as far. */
    OptionalDouble averageUpTo(int epoch) {
        return figures.length < epoch
                ? OptionalDouble.empty()
                : Arrays.stream(figures, 0, epoch).filter(Double::isFinite).average();
    }
}
