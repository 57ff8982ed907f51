package io.cotejo.cli.reproduce;

import io.cotejo.cli.client.MetricsClient;
import io.cotejo.cli.client.Run;
import io.cotejo.cli.client.RunDetails;
import io.cotejo.events.job.JobReader;
import io.cotejo.events.job.TrainingJob;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs that the home holds from before: what an interrupted reproduction has trained, or has submitted and a trainer goes on
 * with, is not trained twice. For use by one thread.
 */
final class EarlierRuns {
    private final MetricsClient metrics;
    private final Map<String, List<Run>> byExperiment = new HashMap<>();

    EarlierRuns(MetricsClient metrics) {
        this.metrics = metrics;
    }

    /** The latest run of exactly this job that has completed, or else one that waits or trains. */
    Optional<RunDetails> of(TrainingJob job) {
        return runs(job.experiment()).stream()
                .filter(run -> job.name().equals(run.name()))
                .filter(run ->
                        run.seed() == null || run.seed() == job.training().seed())
                .filter(run -> run.completed() || !run.ended())
                .sorted(Comparator.comparing(run -> !run.completed()))
                .map(run -> metrics.details(run.runId()))
                .filter(details -> isOf(job, details))
                .findFirst();
    }

    private List<Run> runs(String experiment) {
        return byExperiment.computeIfAbsent(experiment, metrics::runsOf);
    }

    private static boolean isOf(TrainingJob job, RunDetails details) {
        var document = details.job();
        return document != null
                && JobReader.lenient().read(document) instanceof JobReader.Result.Accepted(TrainingJob earlier)
                && earlier.equals(job);
    }
}
