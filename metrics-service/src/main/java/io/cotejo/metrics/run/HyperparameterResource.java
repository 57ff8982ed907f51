package io.cotejo.metrics.run;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Hyperparameters over REST. */
@Path("/api/v1/hyperparameters")
@Produces(MediaType.APPLICATION_JSON)
public class HyperparameterResource {
    private final Hyperparameters hyperparameters;

    HyperparameterResource(Hyperparameters hyperparameters) {
        this.hyperparameters = hyperparameters;
    }

    /** Those there are. */
    public record Listing(List<Hyperparameters.Hyperparameter> hyperparameters) {
        public Listing {
            hyperparameters = List.copyOf(hyperparameters);
        }
    }

    /** Lists them. */
    @GET
    @Operation(
            summary = "What the jobs of these runs set, and to which values",
            description = "Each path can be a column, and a demand (where), of the listing of runs.")
    public Listing list(@BeanParam RunSelection selection) {
        return new Listing(hyperparameters.of(selection.rows(), selection.filter()));
    }
}
