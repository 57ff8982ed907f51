package io.cotejo.trainer.optimize;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.cotejo.events.job.OptimizerSpec;
import io.cotejo.trainer.engine.AdamStep;
import io.cotejo.trainer.engine.TorchEngine;
import java.util.Map;

/** <a href="https://docs.pytorch.org/docs/2.7/generated/torch.optim.Adam.html">Adam</a> and AdamW. */
final class Adam extends Optimizer {
    private static final String FIRST_MOMENT = "exp_avg";
    private static final String SECOND_MOMENT = "exp_avg_sq";

    private final OptimizerSpec.AdamW settings;
    private final boolean decoupled;
    private AdamStep numbers = new AdamStep(0, 0, 0, 0, 0, 0);

    Adam(OptimizerSpec.Adam spec, Map<String, NDArray> parameters) {
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

    Adam(OptimizerSpec.AdamW spec, Map<String, NDArray> parameters) {
        this(spec, parameters, true);
    }

    private Adam(OptimizerSpec.AdamW settings, Map<String, NDArray> parameters, boolean decoupled) {
        super(parameters, settings.learningRate());
        this.settings = settings;
        this.decoupled = decoupled;
        makeSlots(FIRST_MOMENT);
        makeSlots(SECOND_MOMENT);
    }

    @Override
    void beginStep() {
        double firstCorrection = 1 - Math.pow(settings.beta1(), (double) steps());
        double secondCorrection = Math.sqrt(1 - Math.pow(settings.beta2(), (double) steps()));
        numbers = new AdamStep(
                (float) learningRate(),
                (float) (learningRate() * secondCorrection / firstCorrection),
                (float) settings.weightDecay(),
                (float) settings.beta1(),
                (float) settings.beta2(),
                (float) (settings.epsilon() * secondCorrection));
    }

    @Override
    void move(String name, Moving moving) {
        var arrays = new NDList(
                moving.parameter(),
                moving.gradient(),
                slot(name, FIRST_MOMENT, moving.parameter()),
                slot(name, SECOND_MOMENT, moving.parameter()));
        TorchEngine.adamStep(arrays, numbers, decoupled);
    }
}
