package io.cotejo.metrics.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.events.EpochCompleted;
import io.cotejo.events.EventJson;
import io.cotejo.events.RunId;
import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.database.Statements;
import io.cotejo.metrics.run.Page;
import io.cotejo.metrics.run.Run;
import io.cotejo.metrics.run.RunDetails;
import io.cotejo.metrics.run.RunFilter;
import io.cotejo.metrics.run.RunSort;
import io.cotejo.metrics.run.Runs;
import io.cotejo.metrics.run.UnknownRunException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts runs side by side. */
public final class Comparisons {
    /** At most so many runs are compared. */
    static final int MOST = 100;

    private static final String LABELS = """
            SELECT run_id, ARRAY(SELECT jsonb_array_elements_text(export -> 'labels')) AS labels
            FROM model_versions WHERE run_id = ANY (?)""";

    private final Database database;
    private final Runs runs;

    public Comparisons(Database database, Runs runs) {
        this.database = database;
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
        var labels = labels(ids);
        return new Comparison(details.stream()
                .map(each -> compared(
                        each,
                        curves.getOrDefault(each.run().runId(), List.of()),
                        labels.getOrDefault(each.run().runId(), List.of())))
                .toList());
    }

    private static ComparedRun compared(RunDetails details, List<EpochCompleted> curve, List<String> labels) {
        var run = details.run();
        var confusion = confusion(details);
        return new ComparedRun(
                run.runId(),
                run.name(),
                run.network(),
                run.status(),
                run.parameters(),
                multiplyAdds(details.summary()),
                run.testAccuracy(),
                run.testLoss(),
                run.bestEpoch(),
                last(curve, epoch -> Objects.equals(epoch.epoch(), run.bestEpoch())),
                last(curve, epoch -> Objects.equals(epoch.epoch(), run.epochsDone())),
                run.trainingSeconds(),
                run.imagesPerSecond(),
                ClassReport.of(confusion, labels),
                confusion);
    }

    private static @Nullable EpochCompleted last(List<EpochCompleted> curve, Predicate<EpochCompleted> which) {
        return curve.reversed().stream().filter(which).findFirst().orElse(null);
    }

    private static @Nullable Long multiplyAdds(@Nullable JsonNode summary) {
        return summary == null ? null : summary.path("multiplyAdds").longValue();
    }

    private static List<List<Integer>> confusion(RunDetails details) {
        var evaluation = details.evaluation();
        if (evaluation == null || evaluation.test() == null) {
            return List.of();
        }
        var rows = EventJson.mapper().convertValue(evaluation.test().path("confusion"), Integer[][].class);
        return Arrays.stream(rows).map(List::of).toList();
    }

    private Map<RunId, List<String>> labels(Collection<RunId> ids) {
        return database.inTransaction(connection -> {
            var labels = new HashMap<RunId, List<String>>();
            Statements.list(
                    connection,
                    LABELS,
                    row -> labels.put(new RunId(row.getObject("run_id", UUID.class)), List.of((String[])
                            row.getArray("labels").getArray())),
                    Statements.column(connection, "uuid", List.copyOf(ids), RunId::value));
            return labels;
        });
    }
}
