package io.cotejo.trainer.optimize;

import io.cotejo.events.job.OptimizerSpec;
import java.util.ArrayList;

/** <a href="https://docs.pytorch.org/docs/2.7/generated/torch.optim.RMSprop.html">RMSprop</a>, centred or not. */
final class RmsProp {
    private static final String MEAN_SQUARE = "square_avg";
    private static final String MEAN = "grad_avg";
    private static final String VELOCITY = "momentum_buffer";

    private RmsProp() {}

    static UpdateRule rule(OptimizerSpec.RmsProp settings) {
        var slots = new ArrayList<String>();
        slots.add(MEAN_SQUARE);
        if (settings.centered()) {
            slots.add(MEAN);
        }
        if (settings.momentum() > 0) {
            slots.add(VELOCITY);
        }
        return new UpdateRule(slots, spread(settings) + move(settings.momentum()));
    }

    private static String spread(OptimizerSpec.RmsProp settings) {
        var statements = """
                    for i in range(torch.len(parameters)):
                      gradient = %s
                      square = torch.mul_(square_avg[i], %s)
                      square = torch.addcmul_(square, gradient, gradient, value=%s)
                """.formatted(
                        settings.weightDecay() == 0
                                ? "gradients[i]"
                                : "torch.add(gradients[i], parameters[i], alpha=" + settings.weightDecay() + ")",
                        settings.alpha(),
                        1 - settings.alpha());
        var root = settings.centered()
                ? """
                      mean = torch.add_(torch.mul_(grad_avg[i], %s), gradient, alpha=%s)
                      variance = torch.addcmul(square, mean, mean, value=-1.)
                      root = torch.sqrt_(torch.clamp_min_(variance, 0.))
                """.formatted(settings.alpha(), 1 - settings.alpha())
                : """
                      root = torch.sqrt(square)
                """; // rounding may leave a variance below zero, whose root is no number
        return statements + root + "      root = torch.add_(root, " + settings.epsilon() + ")\n";
    }

    private static String move(double momentum) {
        return momentum == 0
                ? "      moved = torch.addcdiv_(parameters[i], gradient, root, value=torch.neg(rate))\n"
                : """
                      velocity = torch.addcdiv_(torch.mul_(momentum_buffer[i], %s), gradient, root)
                      moved = torch.add_(parameters[i], velocity, alpha=torch.neg(rate))
                """.formatted(momentum);
    }
}
