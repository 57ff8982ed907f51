package io.cotejo.trainer.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Something to look at. */
public final class Picture {
    private final BufferedImage image;

    /** Takes over a finished drawing, which must not be changed afterwards. */
    public Picture(BufferedImage image) {
        this.image = image;
    }

    /** In pixels. */
    public int width() {
        return image.getWidth();
    }

    /** In pixels. */
    public int height() {
        return image.getHeight();
    }

    /** As a PNG file. */
    public byte[] png() {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        return out.toByteArray();
    }
}
