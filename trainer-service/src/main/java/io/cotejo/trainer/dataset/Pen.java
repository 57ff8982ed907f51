package io.cotejo.trainer.dataset;

import java.util.List;

/** Draws strokes with a thickness and darkness of its own. */
final class Pen {
    private final Canvas canvas;
    private final Dice dice;
    private final double radius;
    private final double pressure;
    private final double ink;

    Pen(Canvas canvas, Dice dice) {
        this.canvas = canvas;
        this.dice = dice;
        radius = dice.between(0.6, 1.4);
        pressure = dice.between(0, 0.3);
        ink = dice.between(0.9, 1);
    }

    /** Draws a chain of points; sometimes the ink stays away for a piece of it. */
    void draw(List<Point> chain, boolean broken) {
        int gap = broken ? dice.below(chain.size()) : chain.size();
        int gapEnd = gap + 1 + dice.below(2);
        double start = dice.between(0, 2 * Math.PI);
        for (int i = 0; i + 1 < chain.size(); i++) {
            double thick = radius * (1 + pressure * StrictMath.sin(start + 0.25 * i));
            if (i < gap || i > gapEnd) {
                canvas.line(chain.get(i), chain.get(i + 1), thick, ink);
            }
        }
    }

    /** Draws a thin mark that is no part of the digit. */
    void smudge() {
        var from = new Point(dice.between(0, canvas.size()), dice.between(0, canvas.size()));
        canvas.line(from, from.plus(2.5 * dice.bell(), 2.5 * dice.bell()), 0.4, dice.between(0.3, 0.8));
    }
}
