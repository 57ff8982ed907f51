package io.cotejo.trainer.optimize;

import io.cotejo.events.job.OptimizerSpec;
import java.util.List;

/**
 * How parameters are moved in one step.
 *
 * @param slots names of the state arrays that there are for each parameter, as PyTorch has them
 * @param statements of a {@link io.cotejo.trainer.engine.Program}, indented by four blanks, over the lists {@code
 *     parameters}, {@code gradients}, one list by each slot's name, and the numbers {@code step}, from 1, and {@code rate}
 */
record UpdateRule(List<String> slots, String statements) {
    UpdateRule {
        slots = List.copyOf(slots);
    }

    static UpdateRule of(OptimizerSpec spec) {
        return switch (spec) {
            case OptimizerSpec.Adam adam -> Adam.rule(adam);
            case OptimizerSpec.AdamW adamW -> Adam.rule(adamW);
            case OptimizerSpec.Sgd sgd -> Sgd.rule(sgd);
            case OptimizerSpec.RmsProp rmsProp -> RmsProp.rule(rmsProp);
        };
    }

    /** A truth value as a program has it. */
    static String truth(boolean value) {
        return value ? "True" : "False";
    }
}
