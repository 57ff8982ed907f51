package io.cotejo.metrics.compare;

import io.cotejo.events.RunId;
import io.cotejo.metrics.run.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The runs that no other one beats: none has a higher test accuracy for no more, or the same for less. The cheapest first.
 *
 * @param parameters by the number of trainable ones
 * @param time by the seconds of training
 */
public record Pareto(List<RunId> parameters, List<RunId> time) {
    public Pareto {
        parameters = List.copyOf(parameters);
        time = List.copyOf(time);
    }

    private record Point(RunId run, double cost, double accuracy) {}

    static Pareto of(List<Outcome> runs) {
        return new Pareto(
                front(runs.stream()
                        .filter(run -> run.parameters() != null)
                        .flatMap(run -> point(run, each -> Objects.requireNonNull(each.parameters())))),
                front(runs.stream()
                        .filter(run -> run.trainingSeconds() != null)
                        .flatMap(run -> point(run, each -> Objects.requireNonNull(each.trainingSeconds())))));
    }

    private static Stream<Point> point(Outcome run, ToDoubleFunction<Outcome> cost) {
        return Stream.ofNullable(run.testAccuracy())
                .map(accuracy -> new Point(run.runId(), cost.applyAsDouble(run), accuracy));
    }

    private static List<RunId> front(Stream<Point> points) {
        var cheapestFirst = points.sorted(Comparator.comparingDouble(Point::cost)
                        .thenComparing(
                                Comparator.comparingDouble(Point::accuracy).reversed()))
                .toList();
        var front = new ArrayList<RunId>();
        var best = new Point(new RunId(new UUID(0, 0)), 0, Double.NEGATIVE_INFINITY);
        for (var point : cheapestFirst) {
            boolean asGood = point.accuracy() == best.accuracy() && point.cost() == best.cost();
            if (asGood || point.accuracy() > best.accuracy()) {
                front.add(point.run());
                best = point;
            }
        }
        return front;
    }
}
