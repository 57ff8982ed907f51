package io.cotejo.inference.image;

import io.cotejo.inference.model.ImageShape;
import java.util.Arrays;

/**
 * Brings a picture to a model's size: each new pixel is the mean of the area that it covers in the old picture. The
 * same size gives the same pixels.
 */
final class Resize {
    private final ImageShape target;

    Resize(ImageShape target) {
        this.target = target;
    }

    /** Raw pixels, {@code [channels, height, width]}. */
    byte[] apply(Frame frame, boolean invert) {
        var sums = new double[target.channels()][target.height() * target.width()];
        var row = new double[target.channels()][frame.width()];
        var narrow = new double[target.width()];
        for (int y = 0; y < frame.height(); y++) {
            frame.row(y, row);
            for (int channel = 0; channel < target.channels(); channel++) {
                shrink(row[channel], narrow);
                add(narrow, y, frame.height(), sums[channel]);
            }
        }
        return bytes(sums, invert);
    }

    private static void shrink(double[] wide, double[] narrow) {
        Arrays.fill(narrow, 0);
        double scale = (double) narrow.length / wide.length;
        for (int x = 0; x < wide.length; x++) {
            double begin = x * scale;
            double end = (x + 1) * scale;
            for (int to = (int) begin; to < end && to < narrow.length; to++) {
                narrow[to] += wide[x] * overlap(begin, end, to);
            }
        }
    }

    private void add(double[] row, int y, int height, double[] sums) {
        double scale = (double) target.height() / height;
        double begin = y * scale;
        double end = (y + 1) * scale;
        for (int to = (int) begin; to < end && to < target.height(); to++) {
            double share = overlap(begin, end, to);
            for (int x = 0; x < row.length; x++) {
                sums[to * row.length + x] += row[x] * share;
            }
        }
    }

    private static double overlap(double begin, double end, int cell) {
        return Math.max(0, Math.min(end, cell + 1.0) - Math.max(begin, cell));
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
