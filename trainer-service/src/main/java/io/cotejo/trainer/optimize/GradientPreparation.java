package io.cotejo.trainer.optimize;

import io.cotejo.events.job.GradientClip;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is done to the gradients before each step: Keras's regularizer, which belongs to what is minimised, is added first;
 * then they are clipped, as PyTorch does. Statements as those of an {@link UpdateRule}.
 */
final class GradientPreparation {
    private GradientPreparation() {}

    /**
     * The statements; empty if nothing is to be done.
     *
     * @param l2 {@code 2 · l2 · w} is added to a weight's gradient
     * @param weights places of the parameters that this is done to
     * @param clip null for gradients as they are
     */
    static String statements(double l2, List<Integer> weights, @Nullable GradientClip clip) {
        var regularizer = l2 == 0
                ? ""
                : weights.stream()
                        .map(place -> "    regularized = torch.add_(gradients[%d], parameters[%d], alpha=%s)\n"
                                .formatted(place, place, 2 * l2))
                        .collect(Collectors.joining());
        return regularizer + (clip == null ? "" : clip.norm() != null ? byNorm(clip.norm()) : byValue(clip));
    }

    /** <a href="https://docs.pytorch.org/docs/2.7/generated/torch.nn.utils.clip_grad_norm_.html">clip_grad_norm_</a>. */
    private static String byNorm(double longest) {
        return """
                    length = torch.norm(torch.stack(torch._foreach_norm(gradients)))
                    shorter = torch.mul(torch.reciprocal(torch.add(length, 1.0e-6)), %s)
                    torch._foreach_mul_(gradients, torch.clamp_max(shorter, 1.))
                """.formatted(longest);
    }

    /** <a href="https://docs.pytorch.org/docs/2.7/generated/torch.nn.utils.clip_grad_value_.html">clip_grad_value_</a>. */
    private static String byValue(GradientClip clip) {
        return """
                    torch._foreach_clamp_min_(gradients, -%s)
                    torch._foreach_clamp_max_(gradients, %s)
                """.formatted(clip.value(), clip.value());
    }
}
