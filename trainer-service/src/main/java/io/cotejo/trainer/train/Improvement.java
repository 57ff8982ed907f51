package io.cotejo.trainer.train;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The best figure so far, and what is better. The first one always is. */
final class Improvement {
    private static final String BEST = "best";

    private final boolean higherIsBetter;
    private final double minDelta;
    private @Nullable Double best;

    /**
     * Nothing seen yet.
     *
     * @param minDelta by how much a figure must be better to count
     */
    Improvement(boolean higherIsBetter, double minDelta) {
        this.higherIsBetter = higherIsBetter;
        this.minDelta = minDelta;
    }

    /** Takes the figure if it is better, and says whether it is. */
    boolean offer(double figure) {
        boolean better = best == null || (higherIsBetter ? figure - minDelta > best : figure + minDelta < best);
        if (better) {
            best = figure;
        }
        return better;
    }

    Map<String, String> state() {
        return best == null ? Map.of() : new HashMap<>(Map.of(BEST, best.toString()));
    }

    void restore(Map<String, String> state) {
        var saved = state.get(BEST);
        best = saved == null ? null : Double.valueOf(saved);
    }
}
