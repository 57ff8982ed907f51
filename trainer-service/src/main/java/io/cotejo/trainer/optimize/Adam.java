package io.cotejo.trainer.optimize;

import ai.djl.ndarray.NDArray;
import io.cotejo.events.job.OptimizerSpec;
import java.util.List;
import java.util.Map;

/** <a href="https://docs.pytorch.org/docs/2.7/generated/torch.optim.Adam.html">Adam</a> and AdamW. */
final class Adam extends Optimizer {
    private static final String FIRST_MOMENT = "exp_avg";
    private static final String SECOND_MOMENT = "exp_avg_sq";

    Adam(OptimizerSpec.Adam adam, Map<String, NDArray> parameters) {
        super(
                parameters,
                adam.learningRate(),
                List.of(FIRST_MOMENT, SECOND_MOMENT),
                rule("_fused_adam_", adam.beta1(), adam.beta2(), adam.weightDecay(), adam.epsilon()));
    }

    Adam(OptimizerSpec.AdamW adam, Map<String, NDArray> parameters) {
        super(
                parameters,
                adam.learningRate(),
                List.of(FIRST_MOMENT, SECOND_MOMENT),
                rule("_fused_adamw_", adam.beta1(), adam.beta2(), adam.weightDecay(), adam.epsilon()));
    }

    private static String rule(String kernel, double beta1, double beta2, double weightDecay, double epsilon) {
        return """
                    made = torch.tensor(step, dtype=6)
                    steps = annotate(List[Tensor], [])
                    for i in range(torch.len(parameters)):
                      same = torch.append(steps, made)
                    torch.%s(parameters, gradients, exp_avg, exp_avg_sq, annotate(List[Tensor], []), steps, \
                lr=rate, beta1=%s, beta2=%s, weight_decay=%s, eps=%s, amsgrad=False, maximize=False)
                """.formatted(kernel, beta1, beta2, weightDecay, epsilon);
    }
}
