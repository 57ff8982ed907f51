package io.cotejo.metrics.compare;

import io.cotejo.events.RunId;
import io.cotejo.metrics.run.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs whose jobs differ in nothing but the seed, and the spread of their figures over all of them; null is what no run of them has (yet).
 *
 * @param runs at least one
 * @param seeds of the runs, in the same order
 * @param parameters trainable ones
 * @param testAccuracy of the best epochs, in [0, 1]
 * @param testLoss of the best epochs, in nats
 * @param valAccuracy of the best epochs on the images held back, in [0, 1]
 * @param trainingSeconds spent on batches over all attempts
 */
public record RunGroup(
        @Nullable String name,
        @Nullable String network,
        @Nullable Long parameters,
        List<RunId> runs,
        List<Long> seeds,
        @Nullable Spread testAccuracy,
        @Nullable Spread testLoss,
        @Nullable Spread valAccuracy,
        @Nullable Spread trainingSeconds,
        @Nullable Spread imagesPerSecond) {
    public RunGroup {
        runs = List.copyOf(runs);
        seeds = List.copyOf(seeds);
    }

    /** The groups of these runs, in the order of their first ones. */
    static List<RunGroup> all(List<Outcome> runs) {
        var repeats = new LinkedHashMap<Object, List<Outcome>>();
        for (var run : runs) {
            Object job = run.jobButSeed() == null ? run.runId() : run.jobButSeed();
            repeats.computeIfAbsent(job, any -> new ArrayList<>()).add(run);
        }
        return repeats.values().stream().map(RunGroup::of).toList();
    }

    private static RunGroup of(List<Outcome> runs) {
        var first = runs.getFirst();
        return new RunGroup(
                first.name(),
                first.network(),
                first.parameters(),
                runs.stream().map(Outcome::runId).toList(),
                known(runs, Outcome::seed),
                Spread.of(known(runs, Outcome::testAccuracy)),
                Spread.of(known(runs, Outcome::testLoss)),
                Spread.of(known(runs, Outcome::valAccuracy)),
                Spread.of(known(runs, Outcome::trainingSeconds)),
                Spread.of(known(runs, Outcome::imagesPerSecond)));
    }

    private static <T> List<T> known(List<Outcome> runs, Function<Outcome, @Nullable T> figure) {
        return runs.stream().map(figure).filter(Objects::nonNull).toList();
    }
}
