package io.cotejo.metrics.compare;

import io.cotejo.metrics.problem.InvalidParameterException;
import io.cotejo.metrics.run.RunFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Comparisons over REST: JSON unless another form is asked for. */
@Path("/api/v1/compare")
public class CompareResource {
    private final Comparisons comparisons;

    CompareResource(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    /** Compares, as JSON. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Compares runs (runs=id,id) or an experiment's (experiment=name): JSON, CSV or Markdown by Accept")
    public Comparison json(@RestQuery @Nullable String runs, @RestQuery @Nullable String experiment) {
        return comparison(runs, experiment);
    }

    /** Compares, as CSV. */
    @GET
    @Produces("text/csv;charset=UTF-8;qs=0.9")
    @Operation(hidden = true)
    public String csv(@RestQuery @Nullable String runs, @RestQuery @Nullable String experiment) {
        return ComparisonCsv.write(comparison(runs, experiment));
    }

    /** Compares, as Markdown. */
    @GET
    @Produces("text/markdown;charset=UTF-8;qs=0.8")
    @Operation(hidden = true)
    public String markdown(@RestQuery @Nullable String runs, @RestQuery @Nullable String experiment) {
        return ComparisonMarkdown.write(comparison(runs, experiment));
    }

    private Comparison comparison(@Nullable String runs, @Nullable String experiment) {
        if (runs != null && experiment == null) {
            var ids = RunFilter.parseIds("runs", runs);
            if (ids.size() > Comparisons.MOST) {
                throw new InvalidParameterException(
                        "runs", ids.size() + " ids", "at most " + Comparisons.MOST + " ids");
            }
            return comparisons.of(ids);
        }
        if (experiment != null && runs == null) {
            return comparisons.ofExperiment(experiment);
        }
        throw new InvalidParameterException(
                "runs", runs == null ? "" : runs, "ids with commas between them, or left out in favour of experiment");
    }
}
