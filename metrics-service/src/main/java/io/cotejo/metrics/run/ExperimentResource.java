package io.cotejo.metrics.run;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Experiments over REST. */
@Path("/api/v1/experiments")
@Produces(MediaType.APPLICATION_JSON)
public class ExperimentResource {
    private final Experiments experiments;

    ExperimentResource(Experiments experiments) {
        this.experiments = experiments;
    }

    /** Those there are. */
    public record Listing(List<Experiments.Experiment> experiments) {
        public Listing {
            experiments = List.copyOf(experiments);
        }
    }

    /** Lists the experiments. */
    @GET
    @Operation(summary = "Lists the experiments, the one with the latest event first")
    public Listing list() {
        return new Listing(experiments.list());
    }
}
