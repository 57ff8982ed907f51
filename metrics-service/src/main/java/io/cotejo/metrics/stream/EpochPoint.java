package io.cotejo.metrics.stream;

import io.cotejo.events.RunId;
import org.jspecify.annotations.Nullable;

/**
 * One epoch of a curve; losses are in nats, accuracies in [0, 1].
 *
 * @param validationLoss null if the job holds no images back
 * @param testLoss null if the job validates on images of its own
 */
record EpochPoint(
        RunId runId,
        int epoch,
        double trainLoss,
        double trainAccuracy,
        @Nullable Double validationLoss,
        @Nullable Double validationAccuracy,
        @Nullable Double testLoss,
        @Nullable Double testAccuracy,
        double learningRate) {}
