package io.cotejo.events;

import java.util.List;

/**
 * Whether a network is right as often as it says: its images by the probability of the predicted class.
 *
 * @param expectedError mean over the images of |accuracy - confidence| of their bin (ECE,
 *     <a href="https://arxiv.org/abs/1706.04599">Guo et al.</a>), in [0, 1]
 * @param bins of equal width from 0 to 1; a probability on an edge belongs to the lower one
 */
public record Calibration(double expectedError, List<Bin> bins) {
    public Calibration {
        Checks.notNegative("expectedError", expectedError);
        bins = List.copyOf(bins);
    }

    /**
     * One bin of the reliability table.
     *
     * @param images how many fall into it
     * @param confidence mean probability of the predicted class; 0 without images
     * @param accuracy share of the images that are predicted right; 0 without images
     */
    public record Bin(int images, double confidence, double accuracy) {
        public Bin {
            Checks.atLeast("images", images, 0);
        }
    }
}
