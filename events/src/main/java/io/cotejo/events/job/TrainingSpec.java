package io.cotejo.events.job;

/**
 * How long, and in which steps.
 *
 * @param epochs at most so many passes over the training images
 * @param batchSize images per step; the last batch of an epoch may be smaller
 * @param seed feeds the initial weights, the order of the images and dropout
 * @param monitor decides which epoch is the best
 */
public record TrainingSpec(int epochs, int batchSize, long seed, Monitor monitor) {}
