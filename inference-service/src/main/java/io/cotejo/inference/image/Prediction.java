package io.cotejo.inference.image;

/**
 * One class that an image may belong to.
 *
 * @param index of the class in the model's outputs
 * @param probability in [0, 1]
 */
record Prediction(String label, int index, float probability) {}
