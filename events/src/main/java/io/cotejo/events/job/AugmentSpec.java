package io.cotejo.events.job;

/**
 * How training images are varied, anew in every epoch, seeded like everything else.
 *
 * @param shift at most so many pixels in each direction, whole ones; 0 for none
 * @param rotate at most so many degrees either way; 0 for none
 * @param horizontalFlip whether every second image, by chance, is mirrored left to right
 */
public record AugmentSpec(int shift, double rotate, boolean horizontalFlip) {}
