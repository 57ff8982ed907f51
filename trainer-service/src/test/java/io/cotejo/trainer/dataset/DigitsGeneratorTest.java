package io.cotejo.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DigitsGeneratorTest {
    /** Pinned: every machine must make the same images. A change of the handwriting changes it, and all old runs with it. */
    private static final String FIRST_HUNDRED = "cfdb547457a63455cc40a8159e8f43d46d15a3b9e41fd1f5e3833f71d124ef31";

    private final DigitsGenerator train = new DigitsGenerator(Part.TRAIN);
    private final DigitsGenerator test = new DigitsGenerator(Part.TEST);

    @Test
    void everyMachineMakesTheSameImages() {
        assertThat(train.first(100).digest()).isEqualTo(FIRST_HUNDRED);
    }

    @Test
    void theFirstImagesAreTheSameHoweverManyAreMade() {
        var many = train.first(1_003);

        assertThat(many.first(100).digest()).isEqualTo(FIRST_HUNDRED);
        assertThat(many.first(257).digest()).isEqualTo(train.first(257).digest());
    }

    @Test
    void eachRunOfTenHasEveryDigitOnce() {
        var images = train.first(200);

        for (int from = 0; from < 200; from += 10) {
            var ten = images.range(from, from + 10);
            assertThat(IntStream.range(0, 10).map(ten::label)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        }
    }

    @Test
    void theOrderOfTheDigitsVaries() {
        var orders = new HashSet<>();
        var images = train.first(100);
        for (int from = 0; from < 100; from += 10) {
            orders.add(images.range(from, from + 10).labels());
        }

        assertThat(orders).hasSize(10);
    }

    @Test
    void noImageIsMadeTwiceNorSharedByTrainAndTest() {
        var pixels = new HashSet<>();
        for (var images : new ImageSet[] {train.first(1_000), test.first(1_000)}) {
            IntStream.range(0, 1_000)
                    .forEach(i -> pixels.add(images.range(i, i + 1).pixels()));
        }

        assertThat(pixels).hasSize(2_000);
    }

    @Test
    void everyImageIsWhiteInkOnABlackGround() {
        var images = train.first(1_000);

        for (int i = 0; i < images.size(); i++) {
            var pixels = images.range(i, i + 1).pixels();
            long bright = IntStream.range(0, 784)
                    .filter(at -> Byte.toUnsignedInt(pixels.get(at)) > 100)
                    .count();
            assertThat(bright).as("bright pixels of image %d", i).isBetween(15L, 392L);
        }
    }

    @Test
    void aSimpleClassifierLearnsFromTheImagesButNotEverything() {
        var classifier = new NearestMean(train.first(2_000));

        assertThat(classifier.accuracy(test.first(1_000))).isBetween(0.4, 0.9);
    }

    @Test
    void noImagesAreMadeWhereNoneAreWanted() {
        assertThat(train.first(0).size()).isZero();
    }

    /** Knows each digit by the mean of its images. */
    private static final class NearestMean {
        private final double[][] means = new double[10][784];

        NearestMean(ImageSet images) {
            for (int i = 0; i < images.size(); i++) {
                var pixels = images.range(i, i + 1).pixels();
                for (int at = 0; at < 784; at++) {
                    means[images.label(i)][at] += Byte.toUnsignedInt(pixels.get(at)) * 10.0 / images.size();
                }
            }
        }

        double accuracy(ImageSet images) {
            return IntStream.range(0, images.size())
                            .filter(i -> nearest(images.range(i, i + 1)) == images.label(i))
                            .count()
                    / (double) images.size();
        }

        private int nearest(ImageSet image) {
            int best = 0;
            for (int digit = 1; digit < 10; digit++) {
                best = distance(image, digit) < distance(image, best) ? digit : best;
            }
            return best;
        }

        private double distance(ImageSet image, int digit) {
            var pixels = image.pixels();
            return IntStream.range(0, 784)
                    .mapToDouble(at -> Byte.toUnsignedInt(pixels.get(at)) - means[digit][at])
                    .map(away -> away * away)
                    .sum();
        }
    }
}
