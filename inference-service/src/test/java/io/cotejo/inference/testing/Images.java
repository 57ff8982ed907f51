package io.cotejo.inference.testing;

import io.cotejo.inference.model.ImageShape;
import java.util.Random;

/** Images made from a seed. */
public final class Images {
    private Images() {}

    /** Raw pixels of {@code rows} images. */
    public static byte[] random(ImageShape shape, int rows, long seed) {
        var pixels = new byte[rows * shape.bytes()];
        new Random(seed).nextBytes(pixels);
        return pixels;
    }
}
