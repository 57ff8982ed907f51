package io.cotejo.trainer.train;

import io.cotejo.trainer.dataset.ImageShape;

/**
 * One change of an image: mirrored, then turned about its centre, then shifted. What comes in from outside is 0.
 *
 * @param flip whether left and right are exchanged
 * @param degrees clockwise
 * @param right in pixels
 * @param down in pixels
 */
record Warp(boolean flip, double degrees, int right, int down) {
    /**
     * Draws the changed image.
     *
     * @param from raw pixels {@code [channels, height, width]}, unsigned
     * @param to as long; all of it is overwritten
     */
    void apply(ImageShape shape, byte[] from, byte[] to) {
        if (degrees == 0) {
            move(shape, from, to);
        } else {
            turn(shape, from, to);
        }
    }

    private void move(ImageShape shape, byte[] from, byte[] to) {
        int width = shape.width();
        for (int row = 0; row < shape.channels() * shape.height(); row++) {
            int y = row % shape.height() - down;
            boolean inside = y >= 0 && y < shape.height();
            for (int x = 0; x < width; x++) {
                int source = flip ? width - 1 - x + right : x - right;
                to[row * width + x] = inside && source >= 0 && source < width ? from[(row - down) * width + source] : 0;
            }
        }
    }

    /** Goes back from each new pixel to its place in the old image, and mixes the four pixels around it. */
    private void turn(ImageShape shape, byte[] from, byte[] to) {
        double cosine = StrictMath.cos(StrictMath.toRadians(degrees));
        double sine = StrictMath.sin(StrictMath.toRadians(degrees));
        double middleX = (shape.width() - 1) / 2.0;
        double middleY = (shape.height() - 1) / 2.0;
        int plane = shape.height() * shape.width();
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                double dx = x - right - middleX;
                double dy = y - down - middleY;
                double turnedX = cosine * dx + sine * dy;
                double sourceX = middleX + (flip ? -turnedX : turnedX);
                double sourceY = middleY + cosine * dy - sine * dx;
                for (int channel = 0; channel < shape.channels(); channel++) {
                    to[channel * plane + y * shape.width() + x] = mixed(shape, from, channel * plane, sourceX, sourceY);
                }
            }
        }
    }

    private static byte mixed(ImageShape shape, byte[] from, int plane, double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double restX = x - left;
        double restY = y - top;
        double upper =
                (1 - restX) * pixel(shape, from, plane, left, top) + restX * pixel(shape, from, plane, left + 1, top);
        double lower = (1 - restX) * pixel(shape, from, plane, left, top + 1)
                + restX * pixel(shape, from, plane, left + 1, top + 1);
        return (byte) (int) ((1 - restY) * upper + restY * lower + 0.5);
    }

    private static int pixel(ImageShape shape, byte[] from, int plane, int x, int y) {
        boolean inside = x >= 0 && x < shape.width() && y >= 0 && y < shape.height();
        return inside ? Byte.toUnsignedInt(from[plane + y * shape.width() + x]) : 0;
    }
}
