package io.cotejo.trainer.job;

import io.cotejo.trainer.job.JobSubmissions.Submission;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
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

    /** What the submitter of one job gets. */
    public record Submitted(String runId, String experiment, String name, String model, String status) {
        static Submitted of(Submission submission) {
            var job = submission.job();
            return new Submitted(
                    submission.runId().toString(), job.experiment(), job.name(), job.model(), submission.status());
        }
    }

    /** What the submitter of a document with repeat or sweep gets. */
    public record SubmittedRuns(List<Submitted> runs) {
        static SubmittedRuns of(List<Submission> submissions) {
            return new SubmittedRuns(submissions.stream().map(Submitted::of).toList());
        }
    }

    /**
     * Queues one job, whose progress is to be read at {@code Location}, or as many as a document asks for.
     *
     * @param runId for the first run, so that the same request can be sent again; the others count on from there
     */
    @POST
    @Consumes({MediaType.APPLICATION_JSON, "application/yaml", "application/x-yaml", "text/yaml"})
    public Response submit(byte[] document, @HeaderParam(RUN_ID) @Nullable String runId) {
        if (document.length > LARGEST_BYTES) {
            throw new ClientErrorException(
                    "a job has at most " + LARGEST_BYTES + " bytes, this one has " + document.length,
                    Response.Status.REQUEST_ENTITY_TOO_LARGE);
        }
        var wanted = runId == null ? null : RunIdText.parse("the header " + RUN_ID, runId);
        var batch = submissions.submit(document, wanted);
        return batch.several()
                ? Response.accepted(SubmittedRuns.of(batch.submissions())).build()
                : accepted(batch.submissions().getFirst());
    }

    private Response accepted(Submission submission) {
        return Response.accepted(Submitted.of(submission))
                .header(HttpHeaders.LOCATION, metricsUrl + "/api/v1/runs/" + submission.runId())
                .build();
    }
}
