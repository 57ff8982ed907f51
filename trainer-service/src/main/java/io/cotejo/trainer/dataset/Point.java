package io.cotejo.trainer.dataset;

/**
 * A place, in the unit square of a glyph or in pixels of a canvas.
 *
 * @param x to the right
 * @param y downwards
 */
record Point(double x, double y) {
    Point plus(double dx, double dy) {
        return new Point(x + dx, y + dy);
    }
}
