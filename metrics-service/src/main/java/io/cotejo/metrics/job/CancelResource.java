package io.cotejo.metrics.job;

import io.cotejo.metrics.run.RunFilter;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Calling runs off over REST. */
@Path("/api/v1/runs/{id}/cancel")
public class CancelResource {
    private final Trainer trainer;

    CancelResource(Trainer trainer) {
        this.trainer = trainer;
    }

    /** Passes the wish on. */
    @POST
    @Operation(summary = "Asks for a queued or running run to end: passed to the trainer-service")
    public Response cancel(String id) {
        return Relayed.response(trainer.cancel(RunFilter.parseId("id", id)));
    }
}
