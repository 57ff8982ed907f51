package io.cotejo.trainer.optimize;

import ai.djl.ndarray.NDArray;
import io.cotejo.events.job.OptimizerSpec;
import java.util.List;
import java.util.Map;

/** <a href="https://docs.pytorch.org/docs/2.7/generated/torch.optim.RMSprop.html">RMSprop</a>, not centred. */
final class RmsProp extends Optimizer {
    private static final String MEAN_SQUARE = "square_avg";
    private static final String VELOCITY = "momentum_buffer";

    RmsProp(OptimizerSpec.RmsProp settings, Map<String, NDArray> parameters) {
        super(
                parameters,
                settings.learningRate(),
                settings.momentum() > 0 ? List.of(MEAN_SQUARE, VELOCITY) : List.of(MEAN_SQUARE),
                rule(settings));
    }

    private static String rule(OptimizerSpec.RmsProp settings) {
        return """
                    for i in range(torch.len(parameters)):
                      gradient = %s
                      square = torch.mul_(square_avg[i], %s)
                      square = torch.addcmul_(square, gradient, gradient, value=%s)
                      root = torch.add_(torch.sqrt(square), %s)
                """.formatted(
                        settings.weightDecay() == 0
                                ? "gradients[i]"
                                : "torch.add(gradients[i], parameters[i], alpha=" + settings.weightDecay() + ")",
                        settings.alpha(),
                        1 - settings.alpha(),
                        settings.epsilon())
                + move(settings.momentum());
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
