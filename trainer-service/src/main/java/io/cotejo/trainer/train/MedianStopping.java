package io.cotejo.trainer.train;

import io.cotejo.events.job.CallbacksSpec;
import io.cotejo.events.job.Mode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * Ends a run whose best figure so far is worse than the median of what the other runs of its experiment had, on average,
 * up to the same epoch: Golovin et al., <a href="https://doi.org/10.1145/3097983.3098043">Google Vizier</a>, 3.2.2.
 */
final class MedianStopping implements Callback {
    private final CallbacksSpec.MedianStopping settings;
    private final Mode mode;
    private final Improvement improvement;
    private boolean stopped;

    MedianStopping(CallbacksSpec.MedianStopping settings, Mode mode) {
        this.settings = settings;
        this.mode = mode;
        this.improvement = new Improvement(mode, 0);
    }

    /**
     * Looks at the monitored figure of an epoch, counted from 1.
     *
     * @param rivals for each of the other runs that have come as far as an epoch, its average up to there
     */
    void observe(int epoch, double monitored, IntFunction<List<Double>> rivals) {
        improvement.offer(monitored);
        if (epoch >= settings.startFromEpoch()) {
            var averages = rivals.apply(epoch);
            stopped = averages.size() >= settings.minRuns() && worseThan(median(averages));
        }
    }

    private boolean worseThan(double median) {
        double best = Objects.requireNonNull(improvement.best());
        return switch (mode) {
            case MIN -> best > median;
            case MAX -> best < median;
        };
    }

    private static double median(List<Double> figures) {
        var sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** True if no further epoch is to be trained. */
    boolean stopped() {
        return stopped;
    }

    @Override
    public Map<String, String> state() {
        var state = new HashMap<>(improvement.state());
        state.put("stopped", Boolean.toString(stopped));
        return state;
    }

    @Override
    public void restore(Map<String, String> state) {
        improvement.restore(state);
        stopped = Boolean.parseBoolean(state.get("stopped"));
    }
}
