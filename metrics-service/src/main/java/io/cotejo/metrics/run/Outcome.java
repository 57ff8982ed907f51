package io.cotejo.metrics.run;

import io.cotejo.events.RunId;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run, short enough to have thousands at once; null is what is not known (yet).
 *
 * @param parameters trainable ones
 * @param testAccuracy of the best epoch, in [0, 1]
 * @param testLoss of the best epoch, in nats
 * @param valAccuracy of the best epoch on the images held back, in [0, 1]
 * @param trainingSeconds spent on batches over all attempts
 * @param jobButSeed what runs have in common that differ in nothing but the seed; null where the job could not be read
 */
public record Outcome(
        RunId runId,
        @Nullable String name,
        @Nullable String network,
        @Nullable Long parameters,
        @Nullable Long seed,
        @Nullable Double testAccuracy,
        @Nullable Double testLoss,
        @Nullable Double valAccuracy,
        @Nullable Double trainingSeconds,
        @Nullable Double imagesPerSecond,
        @Nullable String jobButSeed) {}
