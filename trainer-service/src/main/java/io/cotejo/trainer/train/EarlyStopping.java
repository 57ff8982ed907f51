package io.cotejo.trainer.train;

import io.cotejo.events.job.CallbacksSpec;
import io.cotejo.events.job.Monitor;
import java.util.HashMap;
import java.util.Map;

/**
 * Ends a run that does not get better, by Keras's rules. An epoch that is better than all before never ends it; it makes
 * the patience begin anew only if it is better than the baseline too.
 */
final class EarlyStopping implements Callback {
    private final CallbacksSpec.EarlyStopping settings;
    private final Improvement improvement;
    private int wait;
    private boolean stopped;

    EarlyStopping(CallbacksSpec.EarlyStopping settings) {
        this.settings = settings;
        this.improvement = new Improvement(settings.mode(), settings.minDelta());
    }

    /** Which figure it is to be shown. */
    Monitor monitor() {
        return settings.monitor();
    }

    /** Looks at the figure of an epoch, counted from 1. The first one is always better, and never stops a run. */
    void observe(int epoch, double figure) {
        if (epoch <= settings.startFromEpoch()) {
            return;
        }
        wait++;
        if (improvement.offer(figure)) {
            wait = reachesBaseline(figure) ? 0 : wait;
        } else if (wait >= settings.patience()) {
            stopped = true;
        }
    }

    private boolean reachesBaseline(double figure) {
        var baseline = settings.baseline();
        return baseline == null || improvement.isBetter(figure, baseline);
    }

    /** True if no further epoch is to be trained. */
    boolean stopped() {
        return stopped;
    }

    @Override
    public Map<String, String> state() {
        var state = new HashMap<>(improvement.state());
        state.put("wait", Integer.toString(wait));
        state.put("stopped", Boolean.toString(stopped));
        return state;
    }

    @Override
    public void restore(Map<String, String> state) {
        improvement.restore(state);
        wait = Integer.parseInt(state.getOrDefault("wait", "0"));
        stopped = Boolean.parseBoolean(state.get("stopped"));
    }
}
