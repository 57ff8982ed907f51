package io.cotejo.inference.model;

import java.util.List;

/** The size of the images that a model takes, one byte for each of its {@code channels × height × width} pixels. */
public record ImageShape(int channels, int height, int width) {
    public ImageShape {
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("channels must be 1 (grey) or 3 (red, green, blue), was " + channels);
        }
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("height and width must be at least 1, were " + height + " and " + width);
        }
    }

    /** Bytes of one image. */
    public int bytes() {
        return channels * height * width;
    }

    /** The tensor's shape, -1 where the batch goes. */
    public List<Integer> tensorShape() {
        return List.of(-1, channels, height, width);
    }
}
