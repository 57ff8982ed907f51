package io.cotejo.trainer.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One way to write a digit, before anybody's hand has written it.
 *
 * @param strokes in the unit square, in the order of writing; one that begins where the last ended is joined to it
 */
record Glyph(List<Stroke> strokes) {
    Glyph {
        strokes = List.copyOf(strokes);
    }

    /**
     * Reads a glyph from its points: hundredths {@code x,y}, {@code !} after a corner, {@code ;} where the pen is lifted.
     */
    static Glyph of(String text) {
        var strokes = new ArrayList<Stroke>();
        for (var line : text.split(";", -1)) {
            var points = new ArrayList<Point>();
            for (var word : line.strip().split(" ", -1)) {
                boolean corner = word.endsWith("!");
                var point = point(corner ? word.substring(0, word.length() - 1) : word);
                points.add(point);
                if (corner) {
                    strokes.add(new Stroke(points));
                    points = new ArrayList<>(List.of(point));
                }
            }
            strokes.add(new Stroke(points));
        }
        return new Glyph(strokes);
    }

    private static Point point(String word) {
        var numbers =
                Arrays.stream(word.split(",", -1)).mapToInt(Integer::parseInt).toArray();
        return new Point(numbers[0] / 100.0, numbers[1] / 100.0);
    }
}
