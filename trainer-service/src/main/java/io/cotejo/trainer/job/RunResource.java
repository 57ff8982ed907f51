package io.cotejo.trainer.job;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Calling runs off by HTTP. */
@Path("/api/v1/runs/{runId}")
@Produces(MediaType.APPLICATION_JSON)
class RunResource {
    private static final int ACCEPTED = 202;

    private final JobSubmissions submissions;

    RunResource(JobSubmissions submissions) {
        this.submissions = submissions;
    }

    /** What the caller gets: the run is going to end. */
    public record Cancelling(String runId, String status) {}

    /** Asks for the run to end. */
    @DELETE
    @ResponseStatus(ACCEPTED)
    public Cancelling cancel(String runId) {
        var id = RunIdText.parse("the run id", runId);
        submissions.cancel(id);
        return new Cancelling(id.toString(), "cancelling");
    }
}
