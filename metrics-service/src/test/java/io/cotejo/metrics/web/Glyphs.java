package io.cotejo.metrics.web;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Pictures of digits, of the size of MNIST's. */
final class Glyphs {
    private static final int SIDE = 28;

    private Glyphs() {}

    /** A digit, white on black, as a PNG in base64. */
    static String png(int digit) {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.setFont(new Font(Font.SERIF, Font.ITALIC, 24));
        pen.drawString(Integer.toString(digit), 7, 22);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }
}
