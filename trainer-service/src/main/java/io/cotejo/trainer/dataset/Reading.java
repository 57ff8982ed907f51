package io.cotejo.trainer.dataset;

import java.util.List;

/**
 * One part of a dataset, as it could be read.
 *
 * @param unreadable files that were left out, each with why
 */
record Reading(ImageSet images, List<String> unreadable) {
    Reading {
        unreadable = List.copyOf(unreadable);
    }

    static Reading whole(ImageSet images) {
        return new Reading(images, List.of());
    }
}
