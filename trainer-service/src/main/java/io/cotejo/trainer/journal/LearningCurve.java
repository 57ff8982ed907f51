package io.cotejo.trainer.journal;

import io.cotejo.events.EpochCompleted;
import java.util.Arrays;
import java.util.OptionalDouble;

/** The monitored figures of one run by epoch. An epoch of a higher attempt replaces that of a lower one. */
final class LearningCurve {
    private double[] figures = {};
    private int attempt;

    /** Takes in an epoch, unless it is of a lower attempt than the highest seen. */
    void add(EpochCompleted epoch) {
        if (epoch.attempt() < attempt) {
            return;
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
