package io.cotejo.trainer.dataset;

import java.util.Arrays;

/** A square grey picture, 0 is black and 1 is white, on which lines are drawn without steps. */
final class Canvas {
    private final int size;
    private final double[] light;
    private final double[] before;

    Canvas(int size) {
        this.size = size;
        light = new double[size * size];
        before = new double[size * size];
    }

    /** Pixels in a row, and rows. */
    int size() {
        return size;
    }

    /** Makes everything black. */
    void clear() {
        Arrays.fill(light, 0);
    }

    /** Draws a line with round ends; what is lighter stays. Distances are in pixels. */
    void line(Point from, Point to, double radius, double ink) {
        double reach = radius + 0.5;
        int top = bounded(Math.min(from.y(), to.y()) - reach);
        int bottom = bounded(Math.max(from.y(), to.y()) + reach + 1);
        int left = bounded(Math.min(from.x(), to.x()) - reach);
        int right = bounded(Math.max(from.x(), to.x()) + reach + 1);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                double cover = reach - distance(x + 0.5, y + 0.5, from, to);
                int i = y * size + x;
                light[i] = Math.max(light[i], ink * Math.clamp(cover, 0, 1));
            }
        }
    }

    /** Spreads light to the neighbours: that share to each of the two sides, then up and down. */
    void blur(double share) {
        blur(share, 1);
        blur(share, size);
    }

    /** Adds grain everywhere. */
    void grain(Dice dice, double deviation) {
        for (int i = 0; i < light.length; i++) {
            light[i] += deviation * dice.bell();
        }
    }

    /** Writes the picture as unsigned bytes, row by row. */
    void write(byte[] pixels, int at) {
        for (int i = 0; i < light.length; i++) {
            pixels[at + i] = (byte) (int) (Math.clamp(light[i], 0, 1) * 255 + 0.5);
        }
    }

    private void blur(double share, int step) {
        System.arraycopy(light, 0, before, 0, light.length);
        for (int i = step; i < light.length - step; i++) {
            light[i] = before[i] * (1 - 2 * share) + (before[i - step] + before[i + step]) * share;
        }
    }

    private int bounded(double coordinate) {
        return (int) Math.clamp(coordinate, 0, size);
    }

    private static double distance(double x, double y, Point from, Point to) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : Math.clamp(((x - from.x()) * dx + (y - from.y()) * dy) / length, 0, 1);
        double awayX = x - from.x() - along * dx;
        double awayY = y - from.y() - along * dy;
        return Math.sqrt(awayX * awayX + awayY * awayY);
    }
}
