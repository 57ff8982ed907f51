package io.cotejo.trainer.dataset;

import io.cotejo.trainer.picture.Picture;
import java.awt.image.BufferedImage;

/** Pictures for people and browsers, pixel for pixel. */
public final class Png {
    private Png() {}

    /** One image of a set as a PNG file: grey for one channel, else red, green and blue. */
    public static byte[] encode(ImageSet images, int index) {
        var shape = images.shape();
        int type = shape.channels() == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
        var picture = new BufferedImage(shape.width(), shape.height(), type);
        var pixels = images.range(index, index + 1).pixels();
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    picture.getRaster().setSample(x, y, channel, Byte.toUnsignedInt(pixels.get()));
                }
            }
        }
        return new Picture(picture).png();
    }
}
