package io.cotejo.trainer;

import io.cotejo.events.trace.Spans;
import io.cotejo.events.trace.TraceContext;
import io.opentelemetry.context.Scope;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Takes a request into the caller's trace where the service records none itself; otherwise it is there already. */
final class IncomingTrace {
    private static final String SCOPE = "cotejo.trace-scope";

    @ServerRequestFilter
    void enter(ContainerRequestContext request) {
        if (Spans.current().isEmpty()) {
            TraceContext.parse(request.getHeaderString(TraceContext.HEADER))
                    .ifPresent(given -> request.setProperty(SCOPE, Spans.enter(given)));
        }
    }

    @ServerResponseFilter
    void leave(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(SCOPE) instanceof Scope scope) {
            scope.close();
        }
    }
}
