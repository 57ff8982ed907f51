package io.cotejo.trainer.job;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Jobs by HTTP. */
@Path("/api/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
class JobResource {
    static final String RUN_ID = "Cotejo-Run-Id";
    static final int LARGEST_BYTES = 256 * 1024;

    private final JobSubmissions submissions;
    private final String metricsUrl;

    JobResource(JobSubmissions submissions, SubmissionConfig config) {
        this.submissions = submissions;
        metricsUrl = config.metricsUrl().toString();
    }

    /** What a submitter gets. */
    public record Submitted(String runId, String experiment, String name, String model, String status) {}

    /** Queues one job; its progress is to be read at {@code Location}. */
    @POST
    @Consumes({MediaType.APPLICATION_JSON, "application/yaml", "application/x-yaml", "text/yaml"})
    public Response submit(byte[] document, @HeaderParam(RUN_ID) @Nullable String runId) {
        if (document.length > LARGEST_BYTES) {
            throw new ClientErrorException(
                    "a job has at most " + LARGEST_BYTES + " bytes, this one has " + document.length,
                    Response.Status.REQUEST_ENTITY_TOO_LARGE);
        }
        var wanted = runId == null ? null : RunIdText.parse("the header " + RUN_ID, runId);
        var submission = submissions.submit(document, wanted);
        var job = submission.job();
        var id = submission.runId().toString();
        return Response.accepted(new Submitted(id, job.experiment(), job.name(), job.model(), submission.status()))
                .header(HttpHeaders.LOCATION, metricsUrl + "/api/v1/runs/" + id)
                .build();
    }
}
