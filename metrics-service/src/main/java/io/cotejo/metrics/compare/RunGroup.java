package io.cotejo.metrics.compare;

import io.cotejo.events.RunId;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs whose jobs differ in nothing but the seed, and the spread of their figures; null is what no run of them has (yet).
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

    /** The group of these runs. */
    static RunGroup of(List<ComparedRun> runs) {
        var first = runs.getFirst();
        return new RunGroup(
                first.name(),
                first.network(),
                first.parameters(),
                runs.stream().map(ComparedRun::runId).toList(),
                known(runs, ComparedRun::seed),
                Spread.of(known(runs, ComparedRun::testAccuracy)),
                Spread.of(known(runs, ComparedRun::testLoss)),
                Spread.of(known(runs, RunGroup::valAccuracy)),
                Spread.of(known(runs, ComparedRun::trainingSeconds)),
                Spread.of(known(runs, ComparedRun::imagesPerSecond)));
    }

    private static @Nullable Double valAccuracy(ComparedRun run) {
        var best = run.best();
        return best == null || best.validation() == null
                ? null
                : best.validation().accuracy();
    }

    private static <T> List<T> known(List<ComparedRun> runs, Function<ComparedRun, @Nullable T> figure) {
        return runs.stream().map(figure).filter(Objects::nonNull).toList();
    }
}
