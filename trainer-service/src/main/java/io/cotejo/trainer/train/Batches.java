package io.cotejo.trainer.train;

import io.cotejo.trainer.network.NetworkPlan;

/**
 * How the images of an epoch are divided.
 *
 * @param size images in each batch but the last, which may be smaller
 * @param noSingles whether a last batch of one image is added to the one before, since batch normalisation would divide by
 *     the variance of a single value
 */
record Batches(int size, boolean noSingles) {
    static Batches of(int size, NetworkPlan plan) {
        return new Batches(size, plan.needsSeveralImages());
    }

    /** How many there are. */
    int count(int images) {
        int count = 0;
        for (int from = 0; from < images; from = end(from, images)) {
            count++;
        }
        return count;
    }

    /** Where the batch ends that begins at {@code from}. */
    int end(int from, int images) {
        int end = (int) Math.min((long) from + size, images);
        return noSingles && images - end == 1 ? images : end;
    }
}
