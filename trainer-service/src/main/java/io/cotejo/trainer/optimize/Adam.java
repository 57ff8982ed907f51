package io.cotejo.trainer.optimize;

import io.cotejo.events.job.OptimizerSpec;
import java.util.List;

/**
 * <a href="https://docs.pytorch.org/docs/2.7/generated/torch.optim.Adam.html">Adam</a> and AdamW, by the engine's own
 * kernel.
 */
final class Adam {
    private static final List<String> SLOTS = List.of("exp_avg", "exp_avg_sq");
    private static final String LARGEST = "max_exp_avg_sq";

    private Adam() {}

    static UpdateRule rule(OptimizerSpec.Adam adam) {
        return rule(
                "_fused_adam_",
                new OptimizerSpec.AdamW(
                        adam.learningRate(),
                        adam.weightDecay(),
                        adam.l2(),
                        adam.beta1(),
                        adam.beta2(),
                        adam.epsilon(),
                        adam.amsgrad()));
    }

    static UpdateRule rule(OptimizerSpec.AdamW adamW) {
        return rule("_fused_adamw_", adamW);
    }

    private static UpdateRule rule(String kernel, OptimizerSpec.AdamW settings) {
        var slots = settings.amsgrad() ? List.of(SLOTS.getFirst(), SLOTS.getLast(), LARGEST) : SLOTS;
        var statements = """
                    made = torch.tensor(step, dtype=6)
                    steps = annotate(List[Tensor], [])
                    for i in range(torch.len(parameters)):
                      same = torch.append(steps, made)
                    torch.%s(parameters, gradients, exp_avg, exp_avg_sq, %s, steps, \
                lr=rate, beta1=%s, beta2=%s, weight_decay=%s, eps=%s, amsgrad=%s, maximize=False)
                """.formatted(
                        kernel,
                        settings.amsgrad() ? LARGEST : "annotate(List[Tensor], [])",
                        settings.beta1(),
                        settings.beta2(),
                        settings.weightDecay(),
                        settings.epsilon(),
                        UpdateRule.truth(settings.amsgrad()));
        return new UpdateRule(slots, statements);
    }
}
