package io.cotejo.metrics.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cotejo.events.EpochCompleted;
import io.cotejo.events.RunId;
import io.cotejo.metrics.run.Page;
import io.cotejo.metrics.run.Run;
import io.cotejo.metrics.run.RunDetails;
import io.cotejo.metrics.run.RunFilter;
import io.cotejo.metrics.run.RunSort;
import io.cotejo.metrics.run.Runs;
import io.cotejo.metrics.run.UnknownRunException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts runs side by side. */
public final class Comparisons {
    /** At most so many runs are compared. */
    static final int MOST = 100;

    private final Runs runs;

    public Comparisons(Runs runs) {
        this.runs = runs;
    }

    /**
     * Compares these runs, in this order.
     *
     * @throws UnknownRunException if there is none of one of these ids
     */
    Comparison of(List<RunId> ids) {
        return compare(ids.stream()
                .map(id -> runs.find(id).orElseThrow(() -> new UnknownRunException(id)))
                .toList());
    }

    /**
     * Compares the runs of an experiment: the best {@link #MOST} by test accuracy, the best first.
     *
     * @throws UnknownExperimentException if no run is of it
     */
    Comparison ofExperiment(String experiment) {
        var listing =
                runs.list(RunFilter.ofExperiment(experiment), new RunSort("testAccuracy", true), new Page(MOST, 0));
        if (listing.runs().isEmpty()) {
            throw new UnknownExperimentException(experiment);
        }
        return of(listing.runs().stream().map(Run::runId).toList());
    }

    private Comparison compare(List<RunDetails> details) {
        var ids = details.stream().map(each -> each.run().runId()).toList();
        var curves = runs.epochs(ids).stream().collect(Collectors.groupingBy(EpochCompleted::runId));
        var repeats = new LinkedHashMap<Object, List<ComparedRun>>();
        for (var each : details) {
            var compared = compared(each, curves.getOrDefault(each.run().runId(), List.of()));
            repeats.computeIfAbsent(jobButSeed(each), job -> new ArrayList<>()).add(compared);
        }
        var byId = repeats.values().stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(ComparedRun::runId, Function.identity()));
        return new Comparison(
                ids.stream().map(byId::get).toList(),
                repeats.values().stream().map(RunGroup::of).toList());
    }

    /** What runs have in common that differ in nothing but the seed. */
    private static Object jobButSeed(RunDetails details) {
        var job = details.job();
        if (job == null) {
            return details.run().runId();
        }
        var copy = job.deepCopy();
        if (copy.path("training") instanceof ObjectNode training) {
            training.remove("seed");
        }
        return copy;
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
