package io.cotejo.metrics.registry;

import io.cotejo.events.Score;
import io.cotejo.events.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/**
 * A version, as far as the choice of a champion goes.
 *
 * @param testDigest of the images that {@code test} is about
 * @param test its figures on them
 * @param answers to them, one by one; null if none were stored
 */
record Contender(
        int version,
        String testDigest,
        Score test,
        @Nullable Artifact answers) {}
