package io.cotejo.trainer.optimize;

import ai.djl.ndarray.NDArray;
import io.cotejo.events.job.OptimizerSpec;
import java.util.List;
import java.util.Map;

/** <a href="https://docs.pytorch.org/docs/2.7/generated/torch.optim.SGD.html">Gradient descent</a> with momentum. */
final class Sgd extends Optimizer {
    private static final String VELOCITY = "momentum_buffer";

    Sgd(OptimizerSpec.Sgd settings, Map<String, NDArray> parameters) {
        super(
                parameters,
                settings.learningRate(),
                settings.momentum() > 0 ? List.of(VELOCITY) : List.of(),
                rule(settings));
    }

    private static String rule(OptimizerSpec.Sgd settings) {
        return """
                    torch._fused_sgd_(parameters, gradients, %s, weight_decay=%s, momentum=%s, lr=rate, dampening=0., \
                nesterov=%s, maximize=False, is_first_step=False)
                """.formatted(
                        settings.momentum() > 0 ? VELOCITY : "annotate(List[Tensor], [])",
                        settings.weightDecay(),
                        settings.momentum(),
                        settings.nesterov() ? "True" : "False");
    }
}
