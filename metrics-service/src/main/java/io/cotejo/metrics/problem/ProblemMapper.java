package io.cotejo.metrics.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.cotejo.metrics.database.DatabaseException;
import io.quarkus.logging.Log;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what a resource throws into problems. */
final class ProblemMapper {
    private static final String MEDIA_TYPE = "application/problem+json";
    private static final String UNREADABLE = "The body is not the JSON that this path takes";

    @ServerExceptionMapper
    Response refused(RefusedException refused) {
        return problem(refused.status(), String.valueOf(refused.getMessage()));
    }

    @ServerExceptionMapper
    Response database(DatabaseException failure) {
        if (failure.causedByData()) {
            return problem(400, "A value of the request holds what no text here may hold, such as NUL. Leave it out.");
        }
        Log.warnf("Request not answered, the database is away reason=\"%s\"", failure.getMessage());
        return problem(503, "The database does not answer. Try again in a moment.");
    }

    @ServerExceptionMapper
    Response unreadable(MismatchedInputException mismatch) {
        return problem(400, UNREADABLE + ": " + Mismatch.detail(mismatch));
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException refused) {
        int status = refused.getResponse().getStatus();
        boolean byParser = refused.getCause() instanceof JsonProcessingException;
        return problem(status, byParser ? UNREADABLE : String.valueOf(refused.getMessage()));
    }

    private static Response problem(int status, String detail) {
        var known = Response.Status.fromStatusCode(status);
        var title = known == null ? "Error" : known.getReasonPhrase();
        return Response.status(status)
                .type(MEDIA_TYPE)
                .entity(new Problem("about:blank", title, status, detail))
                .build();
    }
}
