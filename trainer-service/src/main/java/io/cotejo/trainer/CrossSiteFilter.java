package io.cotejo.trainer;

import io.cotejo.events.http.RequestSender;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses what a browser sends on behalf of another site, before anything is looked at. */
final class CrossSiteFilter {
    @ServerRequestFilter(preMatching = true)
    void refuse(ContainerRequestContext request) {
        var sender = new RequestSender(
                request.getMethod(),
                request.getHeaderString("Host"),
                request.getHeaderString("Origin"),
                request.getHeaderString("Sec-Fetch-Site"));
        sender.refusal().ifPresent(why -> {
            throw new ForbiddenException(why);
        });
    }
}
