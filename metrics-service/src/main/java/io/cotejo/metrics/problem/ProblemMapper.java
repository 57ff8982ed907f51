package io.cotejo.metrics.problem;

import io.cotejo.metrics.database.DatabaseException;
import io.quarkus.logging.Log;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what a resource throws into problems. */
final class ProblemMapper {
    private static final String MEDIA_TYPE = "application/problem+json";

    @ServerExceptionMapper
    Response refused(RefusedException refused) {
        return problem(refused.status(), String.valueOf(refused.getMessage()));
    }

    @ServerExceptionMapper
    Response away(DatabaseException away) {
        Log.warnf("Request not answered, the database is away reason=\"%s\"", away.getMessage());
        return problem(503, "The database does not answer. Try again in a moment.");
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException refused) {
        int status = refused.getResponse().getStatus();
        var cause = refused.getCause();
        return problem(
                status,
                cause == null
                        ? String.valueOf(refused.getMessage())
                        : "The body cannot be read as JSON of the form expected.");
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
