package io.cotejo.trainer.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is drawn without a corner: a smooth curve through points.
 *
 * @param points at least two
 */
record Stroke(List<Point> points) {
    private static final int STEPS = 5;

    Stroke {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new IllegalArgumentException("a stroke needs at least two points, had " + points);
        }
    }

    /** The stroke with every point moved. */
    Stroke moved(UnaryOperator<Point> move) {
        return new Stroke(points.stream().map(move).toList());
    }

    /** The curve as a chain of short straight lines: a Catmull–Rom spline, run straight out at both ends. */
    List<Point> chain() {
        var chain = new ArrayList<Point>(points.size() * STEPS);
        chain.add(points.getFirst());
        for (int i = 0; i + 1 < points.size(); i++) {
            for (int step = 1; step <= STEPS; step++) {
                chain.add(between(i, (double) step / STEPS));
            }
        }
        return chain;
    }

    private Point between(int i, double t) {
        var b = points.get(i);
        var c = points.get(i + 1);
        var a = i > 0 ? points.get(i - 1) : new Point(2 * b.x() - c.x(), 2 * b.y() - c.y());
        var d = i + 2 < points.size() ? points.get(i + 2) : new Point(2 * c.x() - b.x(), 2 * c.y() - b.y());
        return new Point(spline(a.x(), b.x(), c.x(), d.x(), t), spline(a.y(), b.y(), c.y(), d.y(), t));
    }

    private static double spline(double a, double b, double c, double d, double t) {
        return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    }
}
