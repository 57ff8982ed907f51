package io.cotejo.trainer.dataset;

/**
 * The size of every image of a set.
 *
 * @param channels 1 for grey, 3 for red, green, blue
 * @param height in pixels
 * @param width in pixels
 */
public record ImageShape(int channels, int height, int width) {
    /** MNIST's shape: grey, 28×28. */
    public static final ImageShape GREY_28 = new ImageShape(1, 28, 28);

    public ImageShape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException("an image needs at least one channel, row and column, was " + channels
                    + "×" + height + "×" + width);
        }
    }

    /** How many values an image has, over all channels. */
    public int pixels() {
        return Math.multiplyExact(Math.multiplyExact(channels, height), width);
    }
}
