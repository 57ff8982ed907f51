package io.cotejo.cli.report;

import static io.cotejo.cli.report.Frame.at;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/**
 * Accuracy against what it costs, on a logarithmic axis; the runs that no other beats on both are joined by a line.
 *
 * @param cost what stands on the axis, such as {@code parameters}
 * @param unit of the cost
 */
record ScatterChart(String title, String cost, Unit unit, List<Spot> spots) implements Markup.Fragment {
    private static final double RIGHT = 90;

    /**
     * One run.
     *
     * @param ours whether it is a run of ours, not a published one
     */
    record Spot(String name, boolean ours, double cost, double accuracy) {}

    ScatterChart(String title, String cost, Unit unit, List<Spot> spots) {
        this.title = title;
        this.cost = cost;
        this.unit = unit;
        this.spots = spots.stream().filter(spot -> spot.cost() > 0).toList();
    }

    @Override
    public void writeTo(Markup markup) {
        if (spots.stream().noneMatch(Spot::ours)) {
            return;
        }
        var x = Axis.logarithmic(spots.stream().map(Spot::cost).toList());
        var y = Axis.around(spots.stream().map(Spot::accuracy).toList());
        var frame = new Frame(x, y, RIGHT);
        markup.open("figure").leaf("figcaption", title);
        frame.begin(markup, words());
        frame.draw(markup, cost, shortly(unit), tick -> percent(tick, y));
        joinBest(markup, frame);
        spots.forEach(spot -> draw(markup, frame, spot));
        names(markup, frame);
        markup.close();
        markup.leaf("p", "● ours   ○ published   ┄ no other run of ours is both cheaper and better", "class", "legend");
        markup.close();
    }

    private void draw(Markup markup, Frame frame, Spot spot) {
        double x = frame.x(spot.cost());
        double y = frame.y(spot.accuracy());
        Mark.CIRCLE.draw(markup, x, y, spot.ours() ? "mark s0" : "mark s1 hollow", meaning(spot));
    }

    /** Beside the marks of ours, and below each other where they would cover each other. */
    private void names(Markup markup, Frame frame) {
        var taken = new ArrayList<Name>();
        spots.stream()
                .filter(Spot::ours)
                .sorted(Comparator.comparingDouble(Spot::accuracy).reversed())
                .forEachOrdered(spot -> {
                    var name = Name.beside(spot.name(), frame.x(spot.cost()), frame.y(spot.accuracy()));
                    for (var other : taken) {
                        if (name.covers(other)) {
                            name = name.below(other);
                        }
                    }
                    taken.add(name);
                    name.draw(markup, "name");
                });
    }

    private void joinBest(Markup markup, Frame frame) {
        var path = front().stream()
                .map(spot -> at(frame.x(spot.cost())) + "," + at(frame.y(spot.accuracy())))
                .collect(Collectors.joining(" "));
        markup.open("polyline", "class", "front", "points", path).close();
    }

    /** Ours that no other of ours beats in both, the cheapest first. */
    List<Spot> front() {
        var front = new ArrayList<Spot>();
        spots.stream()
                .filter(Spot::ours)
                .sorted(Comparator.comparingDouble(Spot::cost).thenComparing(Spot::accuracy, Comparator.reverseOrder()))
                .filter(spot ->
                        front.isEmpty() || spot.accuracy() > front.getLast().accuracy())
                .forEachOrdered(front::add);
        return front;
    }

    private String meaning(Spot spot) {
        return "%s, %s: %s at %s %s"
                .formatted(
                        spot.name(),
                        spot.ours() ? "ours" : "published",
                        Unit.SHARE.write(spot.accuracy()),
                        unit.write(spot.cost()),
                        unit == Unit.COUNT ? cost : "");
    }

    private String words() {
        return title + ". " + spots.stream().map(this::meaning).collect(Collectors.joining("; ")) + ".";
    }

    private static String percent(double tick, Axis axis) {
        boolean fine = axis.ticks().get(1) - axis.ticks().get(0) < 0.0099;
        return String.format(Locale.ROOT, fine ? "%.1f %%" : "%.0f %%", 100 * tick);
    }

    private static DoubleFunction<String> shortly(Unit unit) {
        return value -> {
            if (unit == Unit.SECONDS) {
                return String.format(Locale.ROOT, "%.0f s", value);
            }
            return value >= 1e6
                    ? String.format(Locale.ROOT, "%.0fM", value / 1e6)
                    : value >= 1e3
                            ? String.format(Locale.ROOT, "%.0fk", value / 1e3)
                            : String.format(Locale.ROOT, "%.0f", value);
        };
    }
}
