package io.cotejo.metrics.run;

import io.cotejo.events.RunId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameters of a request that say which runs are meant. */
public class RunSelection {
    @Parameter(description = "Only runs of this experiment")
    @RestQuery
    @Nullable
    String experiment;

    @Parameter(description = "Only runs in this state: queued, running, completed, failed or cancelled")
    @RestQuery
    @Nullable
    String state;

    @Parameter(description = "Only runs on this data set")
    @RestQuery
    @Nullable
    String dataset;

    @Parameter(description = "Only runs of this network, by its short word: mlp-32, cnn")
    @RestQuery
    @Nullable
    String network;

    @Parameter(description = "Only runs that are exported under this served name")
    @RestQuery
    @Nullable
    String model;

    @Parameter(description = "Only runs with this in their name, in upper or lower case")
    @RestQuery
    @Nullable
    String name;

    @Parameter(description = "Only these runs: ids with commas between them, at most 500")
    @RestQuery
    @Nullable
    String ids;

    @Parameter(description = "Only runs submitted then or after: 2026-11-22T10:00:00Z, or a day in UTC: 2026-11-22")
    @RestQuery
    @Nullable
    String since;

    @Parameter(description = "Only runs submitted before then: a time, or a day in UTC, which still counts")
    @RestQuery
    @Nullable
    String until;

    @Parameter(description = "The table as it was known then: a time, or the end of a day in UTC")
    @RestQuery
    @Nullable
    String asOf;

    @Parameter(
            description =
                    "Only runs whose job document fulfils this: a path, an operator (= != < <= > >=, ~ contains)"
                            + " and a value, such as optimizer.learningRate<=0.01; given several times, all of them count, at most 10")
    @RestQuery
    List<String> where = List.of();

    RunFilter filter() {
        return new RunFilter(
                experiment,
                state,
                dataset,
                network,
                model,
                name,
                runIds(),
                Moment.from("since", since),
                Moment.to("until", until),
                where.stream().map(Where::parse).toList());
    }

    RunRows rows() {
        return RunRows.parse(asOf);
    }

    private @Nullable List<RunId> runIds() {
        return ids == null ? null : RunFilter.parseIds("ids", ids);
    }
}
