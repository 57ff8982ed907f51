package io.cotejo.events.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;

/**
 * A decoded picture, read row by row in one or three channels of 0 to 255. What is transparent shows white behind it.
 */
final class Frame {
    private static final int WHITE = 255;

    private final BufferedImage picture;
    private final Raster raster;
    private final ColorModel colors;
    private final boolean grey;

    Frame(BufferedImage picture) {
        this.picture = picture;
        raster = picture.getRaster();
        colors = picture.getColorModel();
        grey = colors instanceof ComponentColorModel && colors.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    int width() {
        return picture.getWidth();
    }

    int height() {
        return picture.getHeight();
    }

    /** Fills {@code channels[c][x]} with one row. One channel is luma, three are red, green and blue. */
    void row(int y, double[][] channels) {
        if (grey) {
            greyRow(y, channels);
        } else {
            colorRow(y, channels);
        }
    }

    /** Samples as they are: the JDK's own conversion to RGB would take them for linear light and brighten them. */
    private void greyRow(int y, double[][] channels) {
        double brightest = (1 << colors.getComponentSize(0)) - 1;
        boolean alpha = colors.hasAlpha();
        double opaque = alpha ? (1 << colors.getComponentSize(1)) - 1 : 1;
        for (int x = 0; x < width(); x++) {
            double value = raster.getSample(x, y, 0) * 255 / brightest;
            double opacity = alpha ? raster.getSample(x, y, 1) / opaque : 1;
            for (var channel : channels) {
                channel[x] = over(value, opacity);
            }
        }
    }

    private void colorRow(int y, double[][] channels) {
        var row = picture.getRGB(0, y, width(), 1, null, 0, width());
        for (int x = 0; x < row.length; x++) {
            double opacity = (row[x] >>> 24) / 255.0;
            double red = over(row[x] >> 16 & 0xFF, opacity);
            double green = over(row[x] >> 8 & 0xFF, opacity);
            double blue = over(row[x] & 0xFF, opacity);
            if (channels.length == 1) {
                channels[0][x] = 0.299 * red + 0.587 * green + 0.114 * blue; // ITU-R BT.601
            } else {
                channels[0][x] = red;
                channels[1][x] = green;
                channels[2][x] = blue;
            }
        }
    }

    private static double over(double value, double opacity) {
        return value * opacity + WHITE * (1 - opacity);
    }
}
