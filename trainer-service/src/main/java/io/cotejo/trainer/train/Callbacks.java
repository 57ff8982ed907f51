package io.cotejo.trainer.train;

import io.cotejo.events.job.CallbacksSpec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a job has happen between its epochs. */
final class Callbacks {
    private final @Nullable EarlyStopping earlyStopping;
    private final @Nullable ReduceLrOnPlateau reduceLrOnPlateau;

    Callbacks(CallbacksSpec spec, boolean higherIsBetter) {
        var stop = spec.earlyStopping();
        var reduce = spec.reduceLrOnPlateau();
        this.earlyStopping = stop == null ? null : new EarlyStopping(stop, higherIsBetter);
        this.reduceLrOnPlateau = reduce == null ? null : new ReduceLrOnPlateau(reduce, higherIsBetter);
    }

    /** Looks at the monitored figure of an epoch, and gives the learning rate for the next one. */
    double observe(int epoch, double monitored, double learningRate) {
        if (earlyStopping != null) {
            earlyStopping.observe(epoch, monitored);
        }
        return reduceLrOnPlateau == null ? learningRate : reduceLrOnPlateau.observe(monitored, learningRate);
    }

    /** True if no further epoch is to be trained. */
    boolean stopped() {
        return earlyStopping != null && earlyStopping.stopped();
    }

    /** What all of them remember. */
    Map<String, String> state() {
        var state = new HashMap<String, String>();
        byName().forEach((name, callback) ->
                callback.state().forEach((key, value) -> state.put(name + "." + key, value)));
        return state;
    }

    /** Remembers what {@link #state} gave. */
    void restore(Map<String, String> state) {
        byName().forEach((name, callback) -> {
            var own = new HashMap<String, String>();
            state.forEach((key, value) -> {
                if (key.startsWith(name + ".")) {
                    own.put(key.substring(name.length() + 1), value);
                }
            });
            callback.restore(own);
        });
    }

    private Map<String, Callback> byName() {
        var callbacks = new LinkedHashMap<String, Callback>();
        if (earlyStopping != null) {
            callbacks.put("early_stopping", earlyStopping);
        }
        if (reduceLrOnPlateau != null) {
            callbacks.put("reduce_lr_on_plateau", reduceLrOnPlateau);
        }
        return callbacks;
    }
}
