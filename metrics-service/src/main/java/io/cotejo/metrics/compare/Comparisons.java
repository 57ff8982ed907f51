package io.cotejo.metrics.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.events.EpochCompleted;
import io.cotejo.events.RunId;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
     * Compares these runs, in this order.
     *
     * @throws UnknownRunException if there is none of one of these ids
     */
    Comparison of(List<RunId> ids) {
        return compared(ids, outcomes.of(ids));
    }

    /**
     * Compares the runs of an experiment: the best {@link #MOST} by test accuracy, the best first. The groups are of all
     * its runs (the best {@link Outcomes#MOST}), since means over the best ones alone would be too good.
     *
     * @throws UnknownExperimentException if no run is of it
     */
    Comparison ofExperiment(String experiment) {
        var all = outcomes.of(experiment);
        if (all.isEmpty()) {
            throw new UnknownExperimentException(experiment);
        }
        return compared(all.stream().map(Outcome::runId).limit(MOST).toList(), all);
    }

    private Comparison compared(List<RunId> ids, List<Outcome> all) {
        var found = runs.find(ids, RunRows.NOW).stream()
                .collect(Collectors.toMap(each -> each.run().runId(), Function.identity()));
        var details = ids.stream().map(id -> known(found, id)).toList();
        var curves = runs.epochs(ids).stream().collect(Collectors.groupingBy(EpochCompleted::runId));
        var sideBySide = details.stream()
                .map(each -> compared(each, curves.getOrDefault(each.run().runId(), List.of())))
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

    private static ComparedRun compared(RunDetails details, List<EpochCompleted> curve) {
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
                last(curve, epoch -> Objects.equals(epoch.epoch(), run.bestEpoch())),
                last(curve, epoch -> Objects.equals(epoch.epoch(), run.epochsDone())),
                run.trainingSeconds(),
                run.imagesPerSecond(),
                test == null ? List.of() : test.report().classes(),
                test == null ? List.of() : test.confusion());
    }

    private static @Nullable EpochCompleted last(List<EpochCompleted> curve, Predicate<EpochCompleted> which) {
        return curve.reversed().stream().filter(which).findFirst().orElse(null);
    }

    private static @Nullable Long multiplyAdds(@Nullable JsonNode summary) {
        return summary == null ? null : summary.path("multiplyAdds").longValue();
    }
}
