package io.cotejo.trainer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cotejo.events.RunId;
import io.cotejo.events.job.Fault;
import io.cotejo.trainer.dataset.DatasetException;
import io.cotejo.trainer.dataset.UnknownDatasetException;
import io.cotejo.trainer.job.RejectedJobException;
import io.cotejo.trainer.job.RunEndedException;
import io.cotejo.trainer.job.RunTakenException;
import io.cotejo.trainer.job.UnconfirmedSubmissionException;
import io.cotejo.trainer.job.UnknownRunException;
import io.cotejo.trainer.journal.KafkaAwayException;
import io.quarkus.logging.Log;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Tells a caller what went wrong, as RFC 9457 has it. */
class ProblemMapper {
    private static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPE = "about:blank";

    /**
     * The body of every answer that is no success.
     *
     * @param faults all that is wrong with a job; null for other problems
     * @param runId under which a document can be sent again that may be queued in part; null for other problems
     * @param queued ids of the runs of such a document that are known to be queued; null for other problems
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Problem(
            String type,
            String title,
            int status,
            @Nullable String detail,
            @Nullable List<Fault> faults,
            @Nullable String runId,
            @Nullable List<String> queued) {}

    @ServerExceptionMapper
    public Response rejected(RejectedJobException e) {
        return response(400, "The job has faults", e.getMessage(), e.faults());
    }

    @ServerExceptionMapper
    public Response unknown(UnknownRunException e) {
        return response(404, "Unknown run", e.getMessage(), null);
    }

    @ServerExceptionMapper
    public Response ended(RunEndedException e) {
        return response(409, "The run has ended", e.getMessage(), null);
    }

    @ServerExceptionMapper
    public Response taken(RunTakenException e) {
        return response(409, "The run id is taken", e.getMessage(), null);
    }

    @ServerExceptionMapper
    public Response away(KafkaAwayException e) {
        var detail = e.getMessage() + "; try again, with the same Cotejo-Run-Id if one was given";
        return response(503, "Kafka is away", detail, null);
    }

    @ServerExceptionMapper
    public Response unconfirmed(UnconfirmedSubmissionException e) {
        var queued = e.queued().stream().map(RunId::toString).toList();
        var first = e.first().toString();
        return response(new Problem(TYPE, "Kafka is away", 503, e.getMessage(), null, first, queued));
    }

    @ServerExceptionMapper
    public Response unknown(UnknownDatasetException e) {
        return response(404, "Unknown dataset", e.getMessage(), null);
    }

    @ServerExceptionMapper
    public Response dataset(DatasetException e) {
        return response(503, "The dataset cannot be had", e.getMessage(), null);
    }

    @ServerExceptionMapper
    public Response mediaType(NotSupportedException e) {
        var detail = "a job's Content-Type must be application/json or application/yaml";
        return response(415, "Unsupported Media Type", detail, null);
    }

    @ServerExceptionMapper
    public Response refused(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        var known = Status.fromStatusCode(status);
        var title = known == null ? "HTTP " + status : known.getReasonPhrase();
        return response(status, title, e.getMessage(), null);
    }

    @ServerExceptionMapper
    public Response failed(RuntimeException e) {
        Log.error("A request failed", e);
        return response(500, "Internal error", "the trainer's log says more", null);
    }

    private static Response response(int status, String title, @Nullable String detail, @Nullable List<Fault> faults) {
        return response(new Problem(TYPE, title, status, detail, faults, null, null));
    }

    private static Response response(Problem problem) {
        return Response.status(problem.status())
                .type(MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
