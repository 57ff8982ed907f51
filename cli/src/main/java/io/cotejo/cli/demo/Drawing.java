package io.cotejo.cli.demo;

import io.cotejo.cli.terminal.Style;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** A small grey picture as lines of text: two rows of pixels a line. */
final class Drawing {
    private static final String RAMP = " .:-=+*#%@";
    private static final int DARKEST_GREY = 232;
    private static final int GREYS = 24;

    private Drawing() {}

    /**
     * Draws a picture, as wide in characters as it is in pixels.
     *
     * @param png the bytes of a PNG file
     */
    static List<String> of(byte[] png, Style style) {
        var image = decode(png);
        var lines = new ArrayList<String>();
        for (int y = 0; y < image.getHeight(); y += 2) {
            lines.add(style.colours() && style.unicode() ? halfBlocks(image, y) : ramp(image, y));
        }
        return lines;
    }

    private static BufferedImage decode(byte[] png) {
        try {
            ImageIO.setUseCache(false);
            var image = ImageIO.read(new ByteArrayInputStream(png));
            if (image == null) {
                throw new IllegalArgumentException("not a PNG image: %d bytes".formatted(png.length));
            }
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String halfBlocks(BufferedImage image, int y) {
        var line = new StringBuilder();
        for (int x = 0; x < image.getWidth(); x++) {
            line.append("\u001b[38;5;%d;48;5;%dm▀".formatted(shade(image, x, y), shade(image, x, y + 1)));
        }
        return line.append("\u001b[0m").toString();
    }

    private static int shade(BufferedImage image, int x, int y) {
        return DARKEST_GREY + Math.min(GREYS - 1, brightness(image, x, y) * GREYS / 256);
    }

    private static String ramp(BufferedImage image, int y) {
        var line = new StringBuilder();
        for (int x = 0; x < image.getWidth(); x++) {
            int mean = (brightness(image, x, y) + brightness(image, x, y + 1)) / 2;
            line.append(RAMP.charAt(Math.min(RAMP.length() - 1, mean * RAMP.length() / 256)));
        }
        return line.toString();
    }

    /** From 0, black, to 255; what lies below the picture is black. */
    private static int brightness(BufferedImage image, int x, int y) {
        if (y >= image.getHeight()) {
            return 0;
        }
        if (image.getRaster().getNumBands() == 1) {
            return image.getRaster().getSample(x, y, 0); // unlike getRGB, without a correction for gamma
        }
        int rgb = image.getRGB(x, y);
        return ((rgb >> 16 & 0xFF) * 299 + (rgb >> 8 & 0xFF) * 587 + (rgb & 0xFF) * 114) / 1000;
    }
}
