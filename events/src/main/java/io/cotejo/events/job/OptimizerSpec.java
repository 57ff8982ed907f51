package io.cotejo.events.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How a step is made from a gradient. Update rules and defaults are those of PyTorch. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = OptimizerSpec.Adam.class, name = "adam"),
    @JsonSubTypes.Type(value = OptimizerSpec.AdamW.class, name = "adamw"),
    @JsonSubTypes.Type(value = OptimizerSpec.Sgd.class, name = "sgd"),
    @JsonSubTypes.Type(value = OptimizerSpec.RmsProp.class, name = "rmsprop")
})
public sealed interface OptimizerSpec {
    /** Of the first epoch; above 0. */
    double learningRate();

    /** At least 0. Decoupled from the gradient in AdamW, added to it as {@code weightDecay · w} in the others. */
    double weightDecay();

    /**
     * Keras's regularizer, at least 0: {@code l2 · Σ w²} over the weights, biases and normalisation left out, is added to
     * the loss that is minimised, so that {@code 2 · l2 · w} is added to their gradients. The loss that is reported stays
     * without it.
     */
    double l2();

    /** A short word for tables: the type as it stands in the job. */
    default String label() {
        return switch (this) {
            case Adam a -> "adam";
            case AdamW a -> "adamw";
            case Sgd s -> "sgd";
            case RmsProp r -> "rmsprop";
        };
    }

    /**
     * Adam (<a href="https://arxiv.org/abs/1412.6980">Kingma, Ba</a>), epsilon outside the bias correction.
     *
     * @param amsgrad whether the largest second moment so far is divided by
     */
    record Adam(
            double learningRate,
            double weightDecay,
            double l2,
            double beta1,
            double beta2,
            double epsilon,
            boolean amsgrad)
            implements OptimizerSpec {}

    /**
     * Adam with decoupled decay (<a href="https://arxiv.org/abs/1711.05101">Loshchilov, Hutter</a>).
     *
     * @param amsgrad as in {@link Adam}
     */
    record AdamW(
            double learningRate,
            double weightDecay,
            double l2,
            double beta1,
            double beta2,
            double epsilon,
            boolean amsgrad)
            implements OptimizerSpec {}

    /**
     * Gradient descent.
     *
     * @param momentum in [0, 1)
     * @param dampening of the gradient in the momentum, in [0, 1)
     * @param nesterov needs a momentum above 0 and no dampening
     */
    record Sgd(double learningRate, double weightDecay, double l2, double momentum, double dampening, boolean nesterov)
            implements OptimizerSpec {}

    /**
     * RMSprop.
     *
     * @param alpha the smoothing constant
     * @param centered whether the gradient is divided by its variance, not by its mean square
     */
    record RmsProp(
            double learningRate,
            double weightDecay,
            double l2,
            double alpha,
            double epsilon,
            double momentum,
            boolean centered)
            implements OptimizerSpec {}
}
