package io.cotejo.trainer.train;

import io.cotejo.events.RunResults.Ending;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.events.job.Yardstick;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What a job has happen between its epochs. */
final class Callbacks {
    private final @Nullable EarlyStopping earlyStopping;
    private final @Nullable ReduceLrOnPlateau reduceLrOnPlateau;
    private final @Nullable MedianStopping medianStopping;

    Callbacks(TrainingJob job) {
        var spec = job.callbacks();
        var stop = spec.earlyStopping();
        var reduce = spec.reduceLrOnPlateau();
        var median = spec.medianStopping();
        earlyStopping = stop == null ? null : new EarlyStopping(stop);
        reduceLrOnPlateau = reduce == null ? null : new ReduceLrOnPlateau(reduce);
        medianStopping = median == null
                ? null
                : new MedianStopping(median, Yardstick.of(job).mode());
    }

    /** Looks at an epoch, and gives the learning rate for the next one. */
    double observe(int epoch, Figures figures, double learningRate) {
        if (earlyStopping != null) {
            earlyStopping.observe(epoch, figures.of(earlyStopping.monitor()));
        }
        return reduceLrOnPlateau == null
                ? learningRate
                : reduceLrOnPlateau.observe(figures.of(reduceLrOnPlateau.monitor()), learningRate);
    }

    /** Compares the monitored figure of an epoch with what the other runs of the experiment had by then. */
    void compare(int epoch, double monitored, IntFunction<List<Double>> rivals) {
        if (medianStopping != null) {
            medianStopping.observe(epoch, monitored, rivals);
        }
    }

    /** Why no further epoch is to be trained; null if none of them wants the run to end. */
    @Nullable
    Ending ending() {
        if (earlyStopping != null && earlyStopping.stopped()) {
            return Ending.EARLY_STOPPING;
        }
        return medianStopping != null && medianStopping.stopped() ? Ending.MEDIAN_STOPPING : null;
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
        if (medianStopping != null) {
            callbacks.put("median_stopping", medianStopping);
        }
        return callbacks;
    }
}
