package io.cotejo.trainer.train;

import io.cotejo.events.job.CallbacksSpec;
import io.cotejo.events.job.Monitor;
import java.util.HashMap;
import java.util.Map;

/** Lowers the learning rate when a run does not get better, by Keras's rules. */
final class ReduceLrOnPlateau implements Callback {
    private final CallbacksSpec.ReduceLrOnPlateau settings;
    private final Improvement improvement;
    private int wait;
    private int cooldown;

    ReduceLrOnPlateau(CallbacksSpec.ReduceLrOnPlateau settings) {
        this.settings = settings;
        this.improvement = new Improvement(settings.mode(), settings.minDelta());
    }

    /** Which figure it is to be shown. */
    Monitor monitor() {
        return settings.monitor();
    }

    /** Looks at the figure of an epoch, and gives the learning rate for the next one. */
    double observe(double figure, double learningRate) {
        if (cooldown > 0) {
            cooldown--;
            wait = 0;
        }
        if (improvement.offer(figure)) {
            wait = 0;
        } else if (cooldown == 0) {
            wait++;
            if (wait >= settings.patience() && learningRate > settings.minLr()) {
                wait = 0;
                cooldown = settings.cooldown();
                return Math.max(learningRate * settings.factor(), settings.minLr());
            }
        }
        return learningRate;
    }

    @Override
    public Map<String, String> state() {
        var state = new HashMap<>(improvement.state());
        state.put("wait", Integer.toString(wait));
        state.put("cooldown", Integer.toString(cooldown));
        return state;
    }

    @Override
    public void restore(Map<String, String> state) {
        improvement.restore(state);
        wait = Integer.parseInt(state.getOrDefault("wait", "0"));
        cooldown = Integer.parseInt(state.getOrDefault("cooldown", "0"));
    }
}
