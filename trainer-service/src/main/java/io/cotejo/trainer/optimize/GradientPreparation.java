package io.cotejo.trainer.optimize;

import java.util.Map;
import java.util.Set;

/**
 * What is done to the gradients before each step: Keras's regularizer, which belongs to what is minimised, is added first;
 * then they are clipped.
 *
 * @param l2 {@code 2 · l2 · w} is added to a weight's gradient
 * @param weights names of the parameters that this is done to
 */
record GradientPreparation(double l2, Set<String> weights, Clipping clipping) {
    static final GradientPreparation NONE = new GradientPreparation(0, Set.of(), new Clipping.None());

    GradientPreparation {
        weights = Set.copyOf(weights);
    }

    void apply(Map<String, Moving> all) {
        all.forEach((name, moving) -> {
            if (weights.contains(name)) {
                moving.decay(2 * l2);
            }
        });
        clipping.apply(all.values());
    }
}
