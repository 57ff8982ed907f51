package io.cotejo.inference.model;

import java.util.List;

/**
 * What one version has done since the service began.
 *
 * @param lastMillis when its last run ended, in milliseconds since 1970; 0 if there was none
 * @param images classified so far
 * @param runs of the model so far, by the number of images in them, fewest first
 */
public record StatisticsEntry(
        String name, int version, long lastMillis, long images, Requests requests, List<Batch> runs) {
    public StatisticsEntry {
        runs = List.copyOf(runs);
    }

    /** Runs of the model altogether. */
    public long executions() {
        return runs.stream().mapToLong(run -> run.spent().count()).sum();
    }

    /** How often something was done, and the time that all of it took. */
    public record Spent(long count, long nanos) {}

    /** Requests by how they ended, and the parts of the time of those that were answered. */
    public record Requests(Spent success, Spent failure, Spent queue, Spent input, Spent compute, Spent output) {}

    /** Runs over so many images. */
    public record Batch(int rows, Spent spent) {}
}
