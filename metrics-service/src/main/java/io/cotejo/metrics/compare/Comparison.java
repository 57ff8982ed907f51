package io.cotejo.metrics.compare;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.events.RunId;
import io.cotejo.metrics.run.Outcome;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs side by side.
 *
 * @param groups each run is in one: those whose jobs differ in nothing but the seed are together, also runs of the
 *     experiment that are too many to be among {@code runs}
 * @param differences between the jobs of {@code runs}
 * @param pareto of all runs that are in a group
 */
public record Comparison(List<ComparedRun> runs, List<RunGroup> groups, List<Difference> differences, Pareto pareto) {
    public Comparison {
        runs = List.copyOf(runs);
        groups = List.copyOf(groups);
        differences = List.copyOf(differences);
    }

    /**
     * Puts these runs side by side.
     *
     * @param jobs their documents, as far as they are known
     * @param all at least these, also those that are not listed
     */
    static Comparison of(List<ComparedRun> runs, Map<RunId, JsonNode> jobs, List<Outcome> all) {
        return new Comparison(runs, RunGroup.all(all), Difference.between(jobs), Pareto.of(all));
    }

    /** The group that a run is in. */
    RunGroup groupOf(ComparedRun run) {
        return groups.stream()
                .filter(group -> group.runs().contains(run.runId()))
                .findFirst()
                .orElseThrow();
    }

    /** Whether anything was trained more than once. */
    boolean repeats() {
        return groups.stream().anyMatch(group -> group.runs().size() > 1);
    }

    /** Which run is the best by each figure; a figure that no run has is left out. Of equals the first. */
    @JsonProperty
    public Map<String, RunId> best() {
        var best = new LinkedHashMap<String, RunId>();
        put(best, "testAccuracy", ComparedRun::testAccuracy, Comparator.reverseOrder());
        put(best, "testLoss", ComparedRun::testLoss, Comparator.naturalOrder());
        put(best, "parameters", ComparedRun::parameters, Comparator.naturalOrder());
        put(best, "multiplyAdds", ComparedRun::multiplyAdds, Comparator.naturalOrder());
        put(best, "trainingSeconds", ComparedRun::trainingSeconds, Comparator.naturalOrder());
        put(best, "imagesPerSecond", ComparedRun::imagesPerSecond, Comparator.reverseOrder());
        return best;
    }

    private <T> void put(
            Map<String, RunId> best, String name, Function<ComparedRun, @Nullable T> figure, Comparator<T> order) {
        ComparedRun leader = null;
        T leading = null;
        for (var run : runs) {
            var value = figure.apply(run);
            if (value != null && (leading == null || order.compare(value, leading) < 0)) {
                leader = run;
                leading = value;
            }
        }
        if (leader != null) {
            best.put(name, leader.runId());
        }
    }
}
