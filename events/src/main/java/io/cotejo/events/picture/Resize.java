package io.cotejo.events.picture;

import java.util.Arrays;

/**
 * Brings a picture to one size, whatever its own proportions are. Along an edge that shrinks, each new pixel is the mean
 * of what it covers; along one that grows, it lies on the line between its two neighbours. The same size gives the same
 * pixels.
 *
 * @param channels 1 for grey, 3 for red, green, blue
 * @param height in pixels
 * @param width in pixels
 */
public record Resize(int channels, int height, int width) {
    /** Raw pixels, {@code [channels, height, width]}. */
    byte[] apply(Frame frame) {
        var across = new Shares(frame.width(), width);
        var down = new Shares(frame.height(), height);
        var sums = new double[channels][height * width];
        var row = new double[channels][frame.width()];
        var resized = new double[width];
        for (int y = 0; y < frame.height(); y++) {
            frame.row(y, row);
            for (int channel = 0; channel < channels; channel++) {
                Arrays.fill(resized, 0);
                across.spread(row[channel], resized);
                down.spreadRow(y, resized, sums[channel]);
            }
        }
        return bytes(sums);
    }

    private byte[] bytes(double[][] sums) {
        var pixels = new byte[channels * height * width];
        int next = 0;
        for (var channel : sums) {
            for (double sum : channel) {
                pixels[next++] = (byte) Math.clamp(Math.round(sum), 0, 255);
            }
        }
        return pixels;
    }
}
