package io.cotejo.metrics.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.events.EpochCompleted;
import io.cotejo.events.RunId;
import io.cotejo.metrics.run.EpochId;
import io.cotejo.metrics.run.Outcome;
import io.cotejo.metrics.run.Outcomes;
import io.cotejo.metrics.run.RunDetails;
import io.cotejo.metrics.run.RunRows;
import io.cotejo.metrics.run.Runs;
import io.cotejo.metrics.run.UnknownRunException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts runs side by side. */
public final class Comparisons {
    /** At most so many runs are put side by side. */
    static final int MOST = 100;

    private final Runs runs;
    private final Outcomes outcomes;

    public Comparisons(Runs runs, Outcomes outcomes) {
        this.runs = runs;
        this.outcomes = outcomes;
    }

    /**
     * What of the runs is looked at.
     *
     * @param rows as they are, or were known at a time
     * @param epoch one to tell beside the best and the last; null for none
     */
    record View(RunRows rows, @Nullable Integer epoch) {}

    /**
     * Compares these runs, in this order.
     *
     * @throws UnknownRunException if there is none of one of these ids
     */
    Comparison of(List<RunId> ids, View view) {
        return compared(ids, outcomes.of(ids, view.rows()), view);
    }

    /**
     * Compares the runs of an experiment: the best {@link #MOST} by test accuracy, the best first. The groups are of all
     * its runs (the best {@link Outcomes#MOST}), since means over the best ones alone would be too good.
     *
     * @throws UnknownExperimentException if no run is of it
     */
    Comparison ofExperiment(String experiment, View view) {
        var all = outcomes.of(experiment, view.rows());
        if (all.isEmpty()) {
            throw new UnknownExperimentException(experiment);
        }
        return compared(all.stream().map(Outcome::runId).limit(MOST).toList(), all, view);
    }

    private Comparison compared(List<RunId> ids, List<Outcome> all, View view) {
        var found = runs.find(ids, view.rows()).stream()
                .collect(Collectors.toMap(each -> each.run().runId(), Function.identity()));
        var details = ids.stream().map(id -> known(found, id)).toList();
        var epochs = epochs(details, view);
        var sideBySide = details.stream()
                .map(each -> compared(each, epochs, view.epoch()))
                .toList();
        return Comparison.of(sideBySide, jobs(details), all);
    }

    private static RunDetails known(Map<RunId, RunDetails> found, RunId id) {
        var details = found.get(id);
        if (details == null) {
            throw new UnknownRunException(id);
        }
        return details;
    }

    private static Map<RunId, JsonNode> jobs(List<RunDetails> runs) {
        var jobs = new LinkedHashMap<RunId, JsonNode>();
        for (var each : runs) {
            if (each.job() != null) {
                jobs.put(each.run().runId(), each.job());
            }
        }
        return jobs;
    }

    private Map<EpochId, EpochCompleted> epochs(List<RunDetails> details, View view) {
        var wanted = details.stream()
                .map(RunDetails::run)
                .flatMap(run -> Stream.of(run.bestEpoch(), run.epochsDone(), view.epoch())
                        .filter(Objects::nonNull)
                        .map(epoch -> new EpochId(run.runId(), epoch)))
                .distinct()
                .toList();
        return runs.epochs(wanted, view.rows()).stream()
                .collect(Collectors.toMap(each -> new EpochId(each.runId(), each.epoch()), Function.identity()));
    }

    private static ComparedRun compared(
            RunDetails details, Map<EpochId, EpochCompleted> epochs, @Nullable Integer epoch) {
        var run = details.run();
        var test = details.evaluation() == null ? null : details.evaluation().test();
        return new ComparedRun(
                run.runId(),
                run.name(),
                run.network(),
                run.status(),
                run.seed(),
                run.parameters(),
                multiplyAdds(details.summary()),
                run.testAccuracy(),
                run.testLoss(),
                run.bestEpoch(),
                epoch(epochs, run.runId(), run.bestEpoch()),
                epoch(epochs, run.runId(), run.epochsDone()),
                epoch(epochs, run.runId(), epoch),
                run.trainingSeconds(),
                run.imagesPerSecond(),
                test == null ? List.of() : test.report().classes(),
                test == null ? List.of() : test.confusion());
    }

    private static @Nullable EpochCompleted epoch(
            Map<EpochId, EpochCompleted> epochs, RunId run, @Nullable Integer epoch) {
        return epoch == null ? null : epochs.get(new EpochId(run, epoch));
    }

    private static @Nullable Long multiplyAdds(@Nullable JsonNode summary) {
        return summary == null ? null : summary.path("multiplyAdds").longValue();
    }
}
