package io.cotejo.trainer.optimize;

import io.cotejo.events.job.GradientClip;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps gradients from becoming too large, by PyTorch's rules. */
sealed interface Clipping {
    /** Changes the gradients of all parameters where they are too large. */
    void apply(Collection<Moving> all);

    /** The one that a job describes; null for none. */
    static Clipping of(@Nullable GradientClip clip) {
        if (clip == null) {
            return new None();
        }
        return clip.norm() != null
                ? new ByNorm(clip.norm())
                : new ByValue(Objects.requireNonNull(clip.value(), "a clip has a norm or a value"));
    }

    /** Leaves them as they are. */
    record None() implements Clipping {
        @Override
        public void apply(Collection<Moving> all) {}
    }

    /**
     * Shortens the vector of all gradients together, as <a
     * href="https://docs.pytorch.org/docs/2.7/generated/torch.nn.utils.clip_grad_norm_.html">clip_grad_norm_</a> does.
     *
     * @param longest L2 norm
     */
    record ByNorm(double longest) implements Clipping {
        private static final double KEEPS_FROM_ZERO = 1e-6; // PyTorch's

        @Override
        public void apply(Collection<Moving> all) {
            double squares = 0;
            for (var each : all) {
                double norm = each.gradientNorm();
                squares += norm * norm;
            }
            double factor = longest / (Math.sqrt(squares) + KEEPS_FROM_ZERO);
            if (factor < 1) {
                all.forEach(each -> each.gradient().muli((float) factor));
            }
        }
    }

    /**
     * Cuts off each component, as <a
     * href="https://docs.pytorch.org/docs/2.7/generated/torch.nn.utils.clip_grad_value_.html">clip_grad_value_</a> does.
     *
     * @param largest absolute value
     */
    record ByValue(double largest) implements Clipping {
        @Override
        public void apply(Collection<Moving> all) {
            all.forEach(each -> each.limit(largest));
        }
    }
}
