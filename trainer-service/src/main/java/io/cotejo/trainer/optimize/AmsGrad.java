package io.cotejo.trainer.optimize;

import ai.djl.ndarray.NDArray;
import io.cotejo.events.job.OptimizerSpec;
import java.util.Map;

/**
 * Adam and AdamW with <a href="https://openreview.net/forum?id=ryQu7f-RZ">AMSGrad</a>, which the engine's own kernel does
 * not know: what is divided by never becomes smaller.
 */
final class AmsGrad extends Optimizer {
    private static final String FIRST_MOMENT = "exp_avg";
    private static final String SECOND_MOMENT = "exp_avg_sq";
    private static final String LARGEST_SECOND_MOMENT = "max_exp_avg_sq";

    private final OptimizerSpec.AdamW settings;
    private final boolean decoupled;

    AmsGrad(OptimizerSpec.Adam spec, Map<String, NDArray> parameters) {
        this(
                new OptimizerSpec.AdamW(
                        spec.learningRate(),
                        spec.weightDecay(),
                        spec.l2(),
                        spec.beta1(),
                        spec.beta2(),
                        spec.epsilon(),
                        spec.amsgrad()),
                parameters,
                false);
    }

    AmsGrad(OptimizerSpec.AdamW spec, Map<String, NDArray> parameters) {
        this(spec, parameters, true);
    }

    private AmsGrad(OptimizerSpec.AdamW settings, Map<String, NDArray> parameters, boolean decoupled) {
        super(parameters, settings.learningRate());
        this.settings = settings;
        this.decoupled = decoupled;
        makeSlots(FIRST_MOMENT);
        makeSlots(SECOND_MOMENT);
        makeSlots(LARGEST_SECOND_MOMENT);
    }

    @Override
    void move(String name, Moving moving) {
        if (decoupled) {
            moving.parameter().muli((float) (1 - learningRate() * settings.weightDecay()));
        } else {
            moving.decay(settings.weightDecay());
        }
        var gradient = moving.gradient();
        var first = slot(name, FIRST_MOMENT, moving.parameter());
        first.muli((float) settings.beta1()).addi(moving.times(gradient, 1 - settings.beta1()));
        var divisor = divisor(name, moving);
        double firstCorrection = 1 - Math.pow(settings.beta1(), (double) steps());
        moving.subtract(moving.keep(first.div(divisor)), learningRate() / firstCorrection);
    }

    private NDArray divisor(String name, Moving moving) {
        var second = slot(name, SECOND_MOMENT, moving.parameter());
        var square = moving.times(moving.keep(moving.gradient().square()), 1 - settings.beta2());
        second.muli((float) settings.beta2()).addi(square);
        var largest = slot(name, LARGEST_SECOND_MOMENT, moving.parameter());
        moving.keep(largest.maximum(second)).copyTo(largest);
        double secondCorrection = Math.sqrt(1 - Math.pow(settings.beta2(), (double) steps()));
        return moving.times(moving.keep(largest.sqrt()), 1 / secondCorrection).addi((float) settings.epsilon());
    }
}
