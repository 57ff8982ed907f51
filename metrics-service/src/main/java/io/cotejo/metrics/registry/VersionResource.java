package io.cotejo.metrics.registry;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Versions of a model over REST. */
@Path("/api/v1/models/{model}/versions/{version}")
@Produces(MediaType.APPLICATION_JSON)
public class VersionResource {
    private final Models models;

    VersionResource(Models models) {
        this.models = models;
    }

    /** Tells all that is known of a version. */
    @GET
    @Operation(summary = "All that the registry knows of a version: evaluation, signature, files, ledger")
    public VersionDetails details(String model, String version) {
        return models.require(model, version);
    }
}
