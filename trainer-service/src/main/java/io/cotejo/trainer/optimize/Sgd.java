package io.cotejo.trainer.optimize;

import ai.djl.ndarray.NDArray;
import io.cotejo.events.job.OptimizerSpec;
import java.util.Map;

/** <a href="https://docs.pytorch.org/docs/2.7/generated/torch.optim.SGD.html">Gradient descent</a> with momentum. */
final class Sgd extends Optimizer {
    private static final String VELOCITY = "momentum_buffer";

    private final OptimizerSpec.Sgd settings;

    Sgd(OptimizerSpec.Sgd settings, Map<String, NDArray> parameters) {
        super(parameters, settings.learningRate());
        this.settings = settings;
        if (settings.momentum() > 0) {
            makeSlots(VELOCITY);
        }
    }

    @Override
    void move(String name, Moving moving) {
        moving.decay(settings.weightDecay());
        moving.subtract(direction(name, moving), learningRate());
    }

    private NDArray direction(String name, Moving moving) {
        if (settings.momentum() == 0) {
            return moving.gradient();
        }
        var velocity = slot(name, VELOCITY, moving.parameter());
        double taken = steps() == 1 ? 1 : 1 - settings.dampening(); // as in PyTorch, which begins with the gradient
        var gradient = taken == 1 ? moving.gradient() : moving.times(moving.gradient(), taken);
        velocity.muli((float) settings.momentum()).addi(gradient);
        return settings.nesterov() ? moving.times(velocity, settings.momentum()).addi(moving.gradient()) : velocity;
    }
}
