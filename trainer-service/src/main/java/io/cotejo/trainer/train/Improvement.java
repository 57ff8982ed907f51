package io.cotejo.trainer.train;

import io.cotejo.events.job.Mode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The best figure so far, and what is better. The first one always is. What is no number is never better, and nothing is
 * better than it.
 */
final class Improvement {
    private static final String BEST = "best";

    private final Mode mode;
    private final double minDelta;
    private @Nullable Double best;

    /**
     * Nothing seen yet.
     *
     * @param minDelta by how much a figure must be better to count
     */
    Improvement(Mode mode, double minDelta) {
        this.mode = mode;
        this.minDelta = minDelta;
    }

    /** Takes the figure if it is better, and says whether it is. */
    boolean offer(double figure) {
        boolean better = best == null || isBetter(figure, best);
        if (better) {
            best = figure;
        }
        return better;
    }

    /** True if the figure is better than that one by more than the delta. */
    boolean isBetter(double figure, double than) {
        return switch (mode) {
            case MIN -> figure + minDelta < than;
            case MAX -> figure - minDelta > than;
        };
    }

    /** The best figure that was offered; null before the first. */
    @Nullable
    Double best() {
        return best;
    }

    Map<String, String> state() {
        return best == null ? Map.of() : new HashMap<>(Map.of(BEST, best.toString()));
    }

    void restore(Map<String, String> state) {
        var saved = state.get(BEST);
        best = saved == null ? null : Double.valueOf(saved);
    }
}
