package io.cotejo.events;

import org.jspecify.annotations.Nullable;

/**
 * What came of a run.
 *
 * @param epochs how many were trained; fewer than asked for if it stopped early
 * @param bestEpoch the one that was kept and exported, counted from 1
 * @param validation of the best epoch; null if the job holds no images back
 * @param test of the best epoch, on the test images
 * @param trainingSeconds spent on batches over all attempts, evaluation not counted
 * @param imagesPerSecond training images over {@code trainingSeconds}
 * @param weightsSha256 over the final epoch's parameters and buffers, in the network's order, little-endian
 */
public record RunResults(
        int epochs,
        int bestEpoch,
        @Nullable Evaluation validation,
        Evaluation test,
        double trainingSeconds,
        double imagesPerSecond,
        String weightsSha256) {
    public RunResults {
        Checks.atLeast("epochs", epochs, 1);
        Checks.atLeast("bestEpoch", bestEpoch, 1);
        Checks.notNegative("trainingSeconds", trainingSeconds);
        Checks.notNegative("imagesPerSecond", imagesPerSecond);
        Checks.sha256("weightsSha256", weightsSha256);
    }
}
