package io.cotejo.metrics.webhook;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The webhooks over REST, to be looked at: they are configured, not posted. */
@Path("/api/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
public class WebhookResource {
    private final Webhooks webhooks;
    private final Deliveries deliveries;

    WebhookResource(Webhooks webhooks, Deliveries deliveries) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
    }

    /** Those there are. */
    public record Listing(List<Status> webhooks) {
        public Listing {
            webhooks = List.copyOf(webhooks);
        }
    }

    /**
     * One webhook, without its secret.
     *
     * @param url without path and query, which may hold a secret
     * @param pending how many deliveries wait
     * @param lastDeliveredAt null if none was ever heard
     * @param lastFailure null if none ever failed
     * @param givenUp how many deliveries were dropped because they could not be delivered, or because too many waited
     */
    public record Status(
            String name,
            String url,
            List<Occasion> events,
            long pending,
            @Nullable Instant lastDeliveredAt,
            @Nullable Failure lastFailure,
            long givenUp) {
        public Status {
            events = List.copyOf(events);
        }
    }

    /** Why a delivery was not heard. */
    public record Failure(@Nullable Instant at, String reason) {}

    /** Lists them. */
    @GET
    @Operation(summary = "Lists the configured webhooks, what waits for them and what failed last")
    public Listing list() {
        return new Listing(webhooks.all().stream().map(this::status).toList());
    }

    private Status status(Webhook webhook) {
        var state = deliveries.state(webhook.name());
        var failure = state.failure() == null ? null : new Failure(state.failedAt(), state.failure());
        var events = webhook.events().stream().sorted().toList();
        return new Status(
                webhook.name(),
                webhook.place(),
                events,
                state.pending(),
                state.deliveredAt(),
                failure,
                state.givenUp());
    }
}
