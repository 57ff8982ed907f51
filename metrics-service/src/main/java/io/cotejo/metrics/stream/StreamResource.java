package io.cotejo.metrics.stream;

import io.cotejo.metrics.problem.InvalidParameterException;
import io.cotejo.metrics.run.RunFilter;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** Changes over HTTP, as they happen. */
@Path("/api/v1/stream")
public class StreamResource {
    private final LiveStream stream;

    StreamResource(LiveStream stream) {
        this.stream = stream;
    }

    void stop(@Observes ShutdownEvent stopping) {
        stream.close();
    }

    /** Tells what changes until the client goes. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "Tells what changes in all runs, an experiment's (experiment=name) or these (runs=id,id)",
            description = "Events: `run` (a run as in the listing), `epoch` (an epoch's figures), `deleted`"
                    + " (`{\"runId\":…}`), and `ready`:"
                    + " `{\"resumed\":false}` asks the client to read anew what it shows, `{\"resumed\":true}` says that it"
                    + " has been told all since its Last-Event-ID. An event may come twice.")
    public Multi<OutboundSseEvent> stream(
            @RestQuery @Nullable String experiment,
            @RestQuery @Nullable String runs,
            @RestHeader("Last-Event-ID") @Nullable String lastEventId,
            @Context Sse sse,
            @Context HttpServerRequest request) {
        var interest = interest(experiment, runs);
        var stood = Optional.ofNullable(lastEventId).flatMap(Position::parse);
        var client = new StreamClient(interest, sse, () -> request.connection().close());
        return Multi.createFrom()
                .<OutboundSseEvent>emitter(
                        emitter -> {
                            client.open(emitter);
                            stream.join(client, stood);
                            emitter.onTermination(() -> stream.leave(client));
                        },
                        BackPressureStrategy.BUFFER)
                .onItem()
                .invoke(client::taken);
    }

    private static Interest interest(@Nullable String experiment, @Nullable String runs) {
        if (experiment != null && runs != null) {
            throw new InvalidParameterException("runs", runs, "left out where experiment is given");
        }
        return new Interest(experiment, runs == null ? null : Set.copyOf(RunFilter.parseIds("runs", runs)));
    }
}
