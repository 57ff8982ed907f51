package io.cotejo.events;

/**
 * How well a network does on one set of images.
 *
 * @param loss mean cross-entropy, in nats
 * @param accuracy share of the images classified correctly, in [0, 1]
 */
public record Score(double loss, double accuracy) {
    public Score {
        Checks.finite("loss", loss);
        Checks.share("accuracy", accuracy);
    }
}
