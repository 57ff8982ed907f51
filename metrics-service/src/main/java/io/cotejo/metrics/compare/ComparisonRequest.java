package io.cotejo.metrics.compare;

import io.cotejo.metrics.problem.InvalidParameterException;
import io.cotejo.metrics.run.RunFilter;
import io.cotejo.metrics.run.RunRows;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameters of a request that say what is compared. */
public class ComparisonRequest {
    @Parameter(description = "Ids of runs with commas between them, at most 100; the answer is in their order")
    @RestQuery
    @Nullable
    String runs;

    @Parameter(description = "The name of an experiment, where no runs are given: its best 100 runs by test accuracy")
    @RestQuery
    @Nullable
    String experiment;

    @Parameter(description = "Each run also tells this epoch, counted from 1")
    @RestQuery
    @Nullable
    String atEpoch;

    @Parameter(description = "The runs as they were known then: a time, or the end of a day in UTC")
    @RestQuery
    @Nullable
    String asOf;

    Comparison answer(Comparisons comparisons) {
        var view = new Comparisons.View(RunRows.parse(asOf), epoch());
        if (runs != null && experiment == null) {
            var ids = RunFilter.parseIds("runs", runs);
            if (ids.size() > Comparisons.MOST) {
                throw new InvalidParameterException(
                        "runs", ids.size() + " ids", "at most " + Comparisons.MOST + " ids");
            }
            return comparisons.of(ids, view);
        }
        if (experiment != null && runs == null) {
            return comparisons.ofExperiment(experiment, view);
        }
        throw new InvalidParameterException(
                "runs", runs == null ? "" : runs, "ids with commas between them, or left out in favour of experiment");
    }

    private @Nullable Integer epoch() {
        if (atEpoch != null && !atEpoch.matches("[1-9]\\d{0,8}")) {
            throw new InvalidParameterException("atEpoch", atEpoch, "a whole number of at least 1");
        }
        return atEpoch == null ? null : Integer.valueOf(atEpoch);
    }
}
