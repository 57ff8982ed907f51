package io.cotejo.metrics.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cotejo.metrics.problem.InvalidParameterException;
import io.cotejo.metrics.run.Page;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Dead letters over REST. */
@Path("/api/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
public class DeadLetterResource {
    private static final int LONGEST_NAME = 500;

    private final Letters letters;

    DeadLetterResource(Letters letters) {
        this.letters = letters;
    }

    /**
     * Asks that a dead letter be handed in again.
     *
     * @param value to be sent in its stead; null for the one it has
     * @param by a person's name
     */
    public record Resubmission(
            @Nullable String value, @Nullable String by) {}

    /** Lists them. */
    @GET
    @Operation(summary = "Lists the records that could not be handled (topic=name), the latest first")
    public Letters.Listing list(
            @RestQuery @Nullable String topic,
            @RestQuery @DefaultValue("50") String limit,
            @RestQuery @DefaultValue("0") String offset) {
        return letters.list(topic, Page.parse(limit, offset));
    }

    /** Gives one. */
    @GET
    @Path("{id}")
    @Operation(summary = "A record that could not be handled, with its whole value")
    public DeadLetter details(String id) {
        return letters.find(id);
    }

    /** Hands one in again. */
    @POST
    @Path("{id}/resubmit")
    @ResponseStatus(202)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Hands a record in again, as it was or with a value that was put right")
    public DeadLetter resubmit(String id, @Nullable Resubmission resubmission) {
        var wish = resubmission == null ? new Resubmission(null, null) : resubmission;
        if (wish.by() != null && wish.by().length() > LONGEST_NAME) {
            throw new InvalidParameterException(
                    "by", wish.by().length() + " characters", "a name of at most " + LONGEST_NAME + " characters");
        }
        var value = wish.value() == null ? null : wish.value().getBytes(UTF_8);
        return letters.resubmit(id, value, wish.by());
    }
}
