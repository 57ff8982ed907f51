package io.cotejo.inference.image;

import io.cotejo.inference.model.ImageShape;
import java.util.Base64;

/**
 * The picture as the model saw it.
 *
 * @param data raw pixels, {@code [channels, height, width]}, in base64
 */
record SeenPixels(int channels, int height, int width, String data) {
    static SeenPixels of(byte[] pixels, ImageShape shape) {
        return new SeenPixels(
                shape.channels(),
                shape.height(),
                shape.width(),
                Base64.getEncoder().encodeToString(pixels));
    }
}
