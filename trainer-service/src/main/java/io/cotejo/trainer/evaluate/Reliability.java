package io.cotejo.trainer.evaluate;

import io.cotejo.events.Calibration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Counts how often a network is right where it is how sure, in ten bins of equal width.
 *
 * @see <a href="https://arxiv.org/abs/1706.04599">Guo et al., On Calibration of Modern Neural Networks</a>
 */
final class Reliability {
    private static final int BINS = 10;

    private final Tally[] tallies = Stream.generate(Tally::new).limit(BINS).toArray(Tally[]::new);
    private int images;

    private static final class Tally {
        private int images;
        private int correct;
        private double confidenceSum;

        Calibration.Bin bin() {
            return images == 0
                    ? new Calibration.Bin(0, 0, 0)
                    : new Calibration.Bin(images, confidenceSum / images, (double) correct / images);
        }

        double gap() {
            return Math.abs(correct - confidenceSum);
        }
    }

    /**
     * Counts one image.
     *
     * @param confidence the predicted class's probability, in [0, 1]; one on an edge belongs to the lower bin
     */
    void add(double confidence, boolean right) {
        var tally = tallies[Math.max(0, (int) Math.ceil(confidence * BINS) - 1)];
        tally.images++;
        tally.correct += right ? 1 : 0;
        tally.confidenceSum += confidence;
        images++;
    }

    /** The reliability table, and the expected error over it; 0 without images. */
    Calibration calibration() {
        List<Calibration.Bin> bins = Arrays.stream(tallies).map(Tally::bin).toList();
        double gaps = Arrays.stream(tallies).mapToDouble(Tally::gap).sum();
        return new Calibration(images == 0 ? 0 : gaps / images, bins);
    }
}
