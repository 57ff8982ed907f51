package io.cotejo.trainer.train;

import io.cotejo.events.job.CallbacksSpec;
import java.util.HashMap;
import java.util.Map;

/** Ends a run that does not get better, by Keras's rules. */
final class EarlyStopping implements Callback {
    private final CallbacksSpec.EarlyStopping settings;
    private final Improvement improvement;
    private int wait;
    private boolean stopped;

    EarlyStopping(CallbacksSpec.EarlyStopping settings, boolean higherIsBetter) {
        this.settings = settings;
        this.improvement = new Improvement(higherIsBetter, settings.minDelta());
    }

    /** Looks at the figure of an epoch, counted from 1. The first epoch never stops a run. */
    void observe(int epoch, double figure) {
        wait++;
        if (improvement.offer(figure)) {
            wait = 0;
        } else {
            stopped = wait >= settings.patience() && epoch > 1;
        }
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
