package io.cotejo.trainer.optimize;

import ai.djl.ndarray.NDArray;
import io.cotejo.events.job.OptimizerSpec;
import java.util.Map;

/** <a href="https://docs.pytorch.org/docs/2.7/generated/torch.optim.RMSprop.html">RMSprop</a>, centred or not. */
final class RmsProp extends Optimizer {
    private static final String MEAN_SQUARE = "square_avg";
    private static final String MEAN = "grad_avg";
    private static final String VELOCITY = "momentum_buffer";

    private final OptimizerSpec.RmsProp settings;

    RmsProp(OptimizerSpec.RmsProp settings, Map<String, NDArray> parameters) {
        super(parameters, settings.learningRate());
        this.settings = settings;
        makeSlots(MEAN_SQUARE);
        if (settings.centered()) {
            makeSlots(MEAN);
        }
        if (settings.momentum() > 0) {
            makeSlots(VELOCITY);
        }
    }

    @Override
    void move(String name, Moving moving) {
        moving.decay(settings.weightDecay());
        var gradient = moving.gradient();
        var meanSquare = slot(name, MEAN_SQUARE, moving.parameter());
        var square = moving.times(moving.keep(gradient.square()), 1 - settings.alpha());
        meanSquare.muli((float) settings.alpha()).addi(square);
        var spread = settings.centered() ? variance(name, moving, meanSquare) : meanSquare;
        var root = moving.keep(spread.sqrt()).addi((float) settings.epsilon());
        moving.subtract(direction(name, moving, gradient.divi(root)), learningRate());
    }

    private NDArray variance(String name, Moving moving, NDArray meanSquare) {
        var mean = slot(name, MEAN, moving.parameter());
        mean.muli((float) settings.alpha()).addi(moving.times(moving.gradient(), 1 - settings.alpha()));
        var variance = moving.keep(meanSquare.sub(moving.keep(mean.square())));
        return moving.keep(variance.maximum(0)); // rounding may leave less, whose root is no number
    }

    private NDArray direction(String name, Moving moving, NDArray scaled) {
        if (settings.momentum() == 0) {
            return scaled;
        }
        return slot(name, VELOCITY, moving.parameter())
                .muli((float) settings.momentum())
                .addi(scaled);
    }
}
