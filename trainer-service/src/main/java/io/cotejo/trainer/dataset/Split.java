package io.cotejo.trainer.dataset;

import io.cotejo.events.job.Fault;
import io.cotejo.events.job.ValidationSpec;
import io.cotejo.trainer.seed.SeededRandom;
import java.util.BitSet;
import java.util.Optional;

/**
 * The training images of a job, divided. Both parts keep the order of the files.
 *
 * @param train to learn from
 * @param validation held back to choose by
 */
record Split(ImageSet train, ImageSet validation) {
    private static final long PURPOSE = 11; // tells this stream of the seed from the others

    /** Divides as the job says; {@link #fault} must have found nothing. */
    static Split of(ImageSet images, ValidationSpec spec) {
        int all = images.size();
        int heldBack = spec.of(all);
        return switch (spec.from()) {
            case FIRST -> new Split(images.range(heldBack, all), images.first(heldBack));
            case LAST -> new Split(images.first(all - heldBack), images.range(all - heldBack, all));
            case RANDOM -> {
                var chosen = chosen(heldBack, all, spec.seed());
                yield new Split(
                        images.pick(unchosen(chosen, all)),
                        images.pick(chosen.stream().toArray()));
            }
        };
    }

    /** Each choice of so many is equally likely (Floyd), and the same for the same seed. */
    private static BitSet chosen(int count, int all, long seed) {
        var random = SeededRandom.of(seed, PURPOSE);
        var chosen = new BitSet(all);
        for (int last = all - count; last < all; last++) {
            int index = random.nextInt(last + 1);
            chosen.set(chosen.get(index) ? last : index);
        }
        return chosen;
    }

    private static int[] unchosen(BitSet chosen, int all) {
        var rest = (BitSet) chosen.clone();
        rest.flip(0, all);
        return rest.stream().toArray();
    }

    /** What is wrong with holding back so much of that many images. */
    static Optional<Fault> fault(ValidationSpec spec, int images) {
        int heldBack = spec.of(images);
        if (heldBack >= images) {
            return Optional.of(new Fault(
                    "dataset.validation",
                    Integer.toString(heldBack),
                    "must be less than the " + images
                            + " training images that it is held back from: ask for less, or set a larger"
                            + " dataset.train"));
        }
        if (heldBack == 0 && spec.fraction() != null) {
            return Optional.of(new Fault(
                    "dataset.validation.fraction",
                    spec.fraction().toString(),
                    "must be at least half of one of the " + images
                            + " training images: ask for a larger fraction, or leave dataset.validation out"));
        }
        return Optional.empty();
    }
}
