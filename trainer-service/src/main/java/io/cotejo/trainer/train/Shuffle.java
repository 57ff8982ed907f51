package io.cotejo.trainer.train;

import io.cotejo.trainer.seed.SeededRandom;

/** The order in which an epoch goes through the images. */
final class Shuffle {
    private static final long PURPOSE = 2; // tells this stream of the seed from the others

    private Shuffle() {}

    /** All of 0 to {@code size - 1}, each order equally likely (Fisher, Yates), the same for the same seed and epoch. */
    static int[] order(int size, long seed, int epoch) {
        var random = SeededRandom.of(seed, PURPOSE, epoch);
        var order = new int[size];
        for (int i = 0; i < size; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }
}
