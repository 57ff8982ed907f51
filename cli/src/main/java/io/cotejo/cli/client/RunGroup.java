package io.cotejo.cli.client;

import io.cotejo.events.RunId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs whose jobs differ in nothing but the seed, as metrics-service tells them; null is what no run of them has (yet).
 *
 * @param testAccuracy of the best epochs, in [0, 1]
 * @param testLoss of the best epochs, in nats
 * @param valAccuracy of the best epochs on the images held back, in [0, 1]
 * @param trainingSeconds time spent on batches
 */
public record RunGroup(
        @Nullable String name,
        @Nullable String network,
        List<RunId> runs,
        @Nullable Spread testAccuracy,
        @Nullable Spread testLoss,
        @Nullable Spread valAccuracy,
        @Nullable Spread trainingSeconds,
        @Nullable Spread imagesPerSecond) {
    /** Copies the list. */
    public RunGroup {
        runs = List.copyOf(runs);
    }

    /**
     * A figure over several runs.
     *
     * @param std standard deviation of the sample; null for a single run
     * @param n how many runs have the figure
     */
    public record Spread(double mean, @Nullable Double std, int n) {}

    /** What to call it: the runs' name, or the first one's id where the jobs could not be read. */
    public String title() {
        return name == null ? runs.getFirst().toString() : name;
    }

    /** True if it was trained more than once. */
    public boolean repeated() {
        return runs.size() > 1;
    }
}
