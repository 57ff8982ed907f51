package io.cotejo.inference.image;

import io.cotejo.inference.model.ImageShape;
import java.util.Arrays;

/**
 * Brings a picture to a model's size, whatever its own proportions are. Along an edge that shrinks, each new pixel is the
 * mean of what it covers; along one that grows, it lies on the line between its two neighbours. The same size gives the
 * same pixels. The trainer does the same with the pictures that it learns from.
 */
final class Resize {
    private final ImageShape target;

    Resize(ImageShape target) {
        this.target = target;
    }

    /** Raw pixels, {@code [channels, height, width]}. */
    byte[] apply(Frame frame, boolean invert) {
        var across = new Shares(frame.width(), target.width());
        var down = new Shares(frame.height(), target.height());
        var sums = new double[target.channels()][target.height() * target.width()];
        var row = new double[target.channels()][frame.width()];
        var resized = new double[target.width()];
        for (int y = 0; y < frame.height(); y++) {
            frame.row(y, row);
            for (int channel = 0; channel < target.channels(); channel++) {
                Arrays.fill(resized, 0);
                across.spread(row[channel], resized);
                down.spreadRow(y, resized, sums[channel]);
            }
        }
        return bytes(sums, invert);
    }

    private byte[] bytes(double[][] sums, boolean invert) {
        var pixels = new byte[target.bytes()];
        int next = 0;
        for (var channel : sums) {
            for (double sum : channel) {
                int value = Math.clamp(Math.round(sum), 0, 255);
                pixels[next++] = (byte) (invert ? 255 - value : value);
            }
        }
        return pixels;
    }
}
