package io.cotejo.trainer.dataset;

/**
 * How many images one part of a dataset has.
 *
 * @param usual for a job that says nothing
 * @param most that a job may ask for
 */
public record Sizes(int usual, int most) {
    static Sizes fixed(int images) {
        return new Sizes(images, images);
    }
}
