package io.cotejo.events.job;

/**
 * How batch normalisation counts.
 *
 * @param momentum share of each batch's statistics in the running ones, in (0, 1): PyTorch's sense, 1 minus Keras's
 * @param epsilon added to the variance; above 0
 */
public record BatchNormSpec(double momentum, double epsilon) {
    /** PyTorch's. */
    public static final BatchNormSpec DEFAULT = new BatchNormSpec(0.1, 1e-5);

    static BatchNormSpec read(JsonFields fields) {
        return new BatchNormSpec(
                fields.number("momentum", DEFAULT.momentum, Range.BETWEEN_ZERO_AND_ONE),
                fields.number("epsilon", DEFAULT.epsilon, Range.POSITIVE_SINGLE));
    }
}
