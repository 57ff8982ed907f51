package io.cotejo.metrics.run;

import io.cotejo.metrics.problem.InvalidParameterException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Learning curves over REST, many at once. */
@Path("/api/v1/curves")
@Produces(MediaType.APPLICATION_JSON)
public class CurveResource {
    private final Curves curves;

    CurveResource(Curves curves) {
        this.curves = curves;
    }

    /** Those asked for. */
    public record Listing(List<Curve> curves) {
        public Listing {
            curves = List.copyOf(curves);
        }
    }

    /** Gives learning curves. */
    @GET
    @Operation(
            summary = "Learning curves of many runs, column by column",
            description = "Of the given runs in their order, or of an experiment's latest runs.")
    public Listing list(
            @Parameter(description = "Ids of runs with commas between them, at most 500") @RestQuery @Nullable
                    String runs,
            @Parameter(description = "The name of an experiment, where no runs are given") @RestQuery @Nullable
                    String experiment,
            @Parameter(description = "At most so many curves of the experiment, 1 to 500")
                    @RestQuery
                    @DefaultValue("500")
                    String limit) {
        if (runs != null && experiment == null) {
            return new Listing(curves.of(RunFilter.parseIds("runs", runs)));
        }
        if (experiment != null && runs == null) {
            return new Listing(curves.of(experiment, Page.parse(limit, "0").limit()));
        }
        throw new InvalidParameterException(
                "runs", runs == null ? "" : runs, "ids with commas between them, or left out in favour of experiment");
    }
}
