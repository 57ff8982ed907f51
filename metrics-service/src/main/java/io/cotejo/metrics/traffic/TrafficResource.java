package io.cotejo.metrics.traffic;

import io.cotejo.events.TrafficSet;
import io.cotejo.metrics.problem.InvalidParameterException;
import io.cotejo.metrics.registry.Wishes;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What the challenger of a model gets of its requests, over REST. */
@Path("/api/v1/models/{model}/traffic")
@Produces(MediaType.APPLICATION_JSON)
public class TrafficResource {
    private final Traffic traffic;

    TrafficResource(Traffic traffic) {
        this.traffic = traffic;
    }

    /**
     * What the challenger gets.
     *
     * @param canary the share of the requests that name no version which the challenger answers
     * @param shadow the share of those that the champion answers which the challenger classifies as well
     * @param by who has set it; null if nobody has, and so for reason and at
     */
    public record Split(
            double canary,
            double shadow,
            @Nullable String by,
            @Nullable String reason,
            @Nullable Instant at) {
        static Split of(TrafficSet set) {
            return new Split(set.canary(), set.shadow(), set.actor(), set.reason(), set.at());
        }

        static Split none() {
            return new Split(0, 0, null, null, null);
        }
    }

    /**
     * Asks for another split.
     *
     * @param canary in [0, 1]; left out for 0
     * @param shadow in [0, 1]; left out for 0
     * @param by a person's name
     * @param reason in a sentence
     */
    public record Wanted(
            @Nullable Double canary,
            @Nullable Double shadow,
            @Nullable String by,
            @Nullable String reason) {}

    /** Tells it. */
    @GET
    @Operation(summary = "What the challenger of a model gets of its requests")
    public Split get(String model) {
        return traffic.of(model).map(Split::of).orElseGet(Split::none);
    }

    /** Sets it. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Sets what the challenger of a model gets of its requests: canary, the share that it answers;"
                    + " shadow, the share that it classifies beside the champion")
    public Split put(String model, @Nullable Wanted body) {
        var wanted = body == null ? new Wanted(null, null, null, null) : body;
        var shares = new Traffic.Shares(share("canary", wanted.canary()), share("shadow", wanted.shadow()));
        return Split.of(traffic.set(model, shares, Wishes.of(wanted.by(), wanted.reason())));
    }

    private static double share(String field, @Nullable Double share) {
        if (share != null && !(share >= 0 && share <= 1)) { // written so that NaN fails too
            throw new InvalidParameterException(field, share.toString(), "a share of the requests, in [0, 1]");
        }
        return share == null ? 0 : share;
    }
}
