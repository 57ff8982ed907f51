package io.cotejo.trainer.optimize;

import io.cotejo.events.job.OptimizerSpec;
import java.util.List;

/**
 * <a href="https://docs.pytorch.org/docs/2.7/generated/torch.optim.SGD.html">Gradient descent</a> with momentum, by the
 * engine's own kernel.
 */
final class Sgd {
    private static final String VELOCITY = "momentum_buffer";

    private Sgd() {}

    static UpdateRule rule(OptimizerSpec.Sgd settings) {
        boolean moves = settings.momentum() > 0;
        var statements = """
                    torch._fused_sgd_(parameters, gradients, %s, weight_decay=%s, momentum=%s, lr=rate, dampening=%s, \
                nesterov=%s, maximize=False, is_first_step=torch.eq(step, 1.))
                """.formatted(
                        moves ? VELOCITY : "annotate(List[Tensor], [])",
                        settings.weightDecay(),
                        settings.momentum(),
                        settings.dampening(),
                        UpdateRule.truth(settings.nesterov()));
        return new UpdateRule(moves ? List.of(VELOCITY) : List.of(), statements);
    }
}
