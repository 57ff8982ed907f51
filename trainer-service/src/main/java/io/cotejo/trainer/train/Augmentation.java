package io.cotejo.trainer.train;

import io.cotejo.events.job.AugmentSpec;
import io.cotejo.events.job.Fault;
import io.cotejo.trainer.dataset.ImageShape;
import io.cotejo.trainer.seed.SeededRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the images of one epoch are varied. What happens to an image follows from seed, epoch and its index alone. */
final class Augmentation {
    private static final long PURPOSE = 4; // tells this stream of the seed from the others

    private final AugmentSpec spec;
    private final long seed;
    private final int epoch;

    Augmentation(AugmentSpec spec, long seed, int epoch) {
        this.spec = spec;
        this.seed = seed;
        this.epoch = epoch;
    }

    /** What cannot be done to images of that shape; empty if nothing. */
    static List<Fault> faults(@Nullable AugmentSpec spec, ImageShape image) {
        int edge = Math.min(image.height(), image.width());
        return spec == null || spec.shift() < edge
                ? List.of()
                : List.of(new Fault(
                        "dataset.augment.shift",
                        Integer.toString(spec.shift()),
                        "must be less than " + edge + ", or an image of " + image.height() + "×" + image.width()
                                + " pixels may be shifted out of sight"));
    }

    /** What happens to the image at that place in the dataset. */
    Warp of(int image) {
        var random = SeededRandom.of(seed, PURPOSE, epoch, image);
        boolean flip = random.nextLong() < 0; // all four are drawn always, so that none changes what another one does
        double angle = 2 * spec.rotate() * random.nextDouble() - spec.rotate();
        int right = random.nextInt(2 * spec.shift() + 1) - spec.shift();
        int down = random.nextInt(2 * spec.shift() + 1) - spec.shift();
        return new Warp(spec.horizontalFlip() && flip, angle, right, down);
    }
}
