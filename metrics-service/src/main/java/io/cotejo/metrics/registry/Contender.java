package io.cotejo.metrics.registry;

import io.cotejo.events.Score;

/**
 * A version, as far as the choice of a champion goes.
 *
 * @param testDigest of the images that {@code test} is about
 * @param test its figures on them
 */
record Contender(int version, String testDigest, Score test) {}
