package io.cotejo.trainer.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** How one person writes one digit once: places the points of a glyph on the canvas. */
final class Hand {
    private static final double PIXELS_HIGH_LEAST = 17;
    private static final double PIXELS_HIGH_MOST = 20.5;
    private static final double LARGEST_TURN = StrictMath.toRadians(15);
    private static final double PIXELS_ASTRAY = 1;
    private static final double KNOT_TREMBLE = 0.026;

    private final double xx;
    private final double xy;
    private final double yx;
    private final double yy;
    private final double left;
    private final double top;
    private final Wave sideways;
    private final Wave upright;
    private final Dice dice;

    Hand(Dice dice, int canvasSize) {
        this.dice = dice;
        double high = dice.between(PIXELS_HIGH_LEAST, PIXELS_HIGH_MOST);
        double wide = high * dice.between(0.8, 1.2);
        double turn = LARGEST_TURN * dice.between(-1, 1);
        double slant = 0.1 + 0.16 * dice.bell();
        double cos = StrictMath.cos(turn);
        double sin = StrictMath.sin(turn);
        xx = wide * cos;
        xy = -high * (slant * cos + sin);
        yx = wide * sin;
        yy = high * (cos - slant * sin);
        left = canvasSize / 2.0 + PIXELS_ASTRAY * dice.bell();
        top = canvasSize / 2.0 + PIXELS_ASTRAY * dice.bell();
        sideways = new Wave(dice);
        upright = new Wave(dice);
    }

    /** The glyph's strokes as chains of points on the canvas, in pixels; never twice the same. */
    List<List<Point>> write(Glyph glyph) {
        var chains = new ArrayList<List<Point>>();
        var moved = new HashMap<Point, Point>(); // strokes that are joined stay joined
        for (var stroke : glyph.strokes()) {
            var trembled = stroke.moved(knot -> moved.computeIfAbsent(knot, this::tremble));
            chains.add(trembled.chain().stream().map(this::place).toList());
        }
        return chains;
    }

    private Point tremble(Point knot) {
        return knot.plus(KNOT_TREMBLE * dice.bell(), KNOT_TREMBLE * dice.bell());
    }

    private Point place(Point point) {
        double x = point.x() - 0.5 + sideways.at(point);
        double y = point.y() - 0.5 + upright.at(point);
        return new Point(left + xx * x + xy * y, top + yx * x + yy * y);
    }

    /** A slow wave over the unit square, by which neighbouring points are moved alike. */
    private static final class Wave {
        private final double height;
        private final double alongX;
        private final double alongY;
        private final double start;

        Wave(Dice dice) {
            height = 0.03 * dice.bell();
            alongX = dice.between(-5, 5);
            alongY = dice.between(-5, 5);
            start = dice.between(0, 2 * Math.PI);
        }

        double at(Point point) {
            return height * StrictMath.sin(alongX * point.x() + alongY * point.y() + start);
        }
    }
}
