package io.cotejo.inference.image;

import io.cotejo.events.picture.PictureFile;
import io.cotejo.events.picture.Resize;
import io.cotejo.events.picture.UnreadablePictureException;
import io.cotejo.inference.model.ImageShape;
import io.cotejo.inference.protocol.RefusedException;

/** Image files as the pixels that a model takes. */
final class ImageFile {
    private ImageFile() {}

    /**
     * Raw pixels, {@code [channels, height, width]}.
     *
     * @param invert true to make black what is white, as where a model has learned from light on dark
     * @throws RefusedException if it is no PNG or JPEG file, is damaged, or is too large a picture
     */
    static byte[] pixels(byte[] file, ImageShape shape, boolean invert) {
        try {
            var pixels = PictureFile.read(file, new Resize(shape.channels(), shape.height(), shape.width()));
            if (invert) {
                invert(pixels);
            }
            return pixels;
        } catch (UnreadablePictureException e) {
            throw RefusedException.badRequest("the image " + e.getMessage() + "; send a PNG or JPEG file");
        }
    }

    private static void invert(byte[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) ~pixels[i];
        }
    }
}
