package io.cotejo.metrics.registry;

import io.cotejo.metrics.problem.InvalidParameterException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The model registry over REST. */
@Path("/api/v1/models")
@Produces(MediaType.APPLICATION_JSON)
public class ModelResource {
    private static final int LONGEST = 500;

    private final Models models;
    private final Registry registry;

    ModelResource(Models models, Registry registry) {
        this.models = models;
        this.registry = registry;
    }

    /** Those there are. */
    public record Listing(List<Models.Model> models) {
        public Listing {
            models = List.copyOf(models);
        }
    }

    /**
     * Asks that a version be made the champion.
     *
     * @param reason in a sentence; goes into the ledger
     * @param by a person's name; goes into the ledger
     */
    public record Promotion(
            @Nullable Integer version,
            @Nullable String reason,
            @Nullable String by) {}

    /**
     * Asks that the champion before be it again.
     *
     * @param reason in a sentence; goes into the ledger
     * @param by a person's name; goes into the ledger
     */
    public record Rollback(
            @Nullable String reason, @Nullable String by) {}

    /** Lists the models. */
    @GET
    @Operation(summary = "Lists the models with their champions")
    public Listing list() {
        return new Listing(models.list());
    }

    /** Gives a model's history. */
    @GET
    @Path("{model}")
    @Operation(summary = "A model's versions, aliases and ledger")
    public Models.Details details(String model) {
        return models.find(model).orElseThrow(() -> new UnknownModelException(model));
    }

    /** Makes a version the champion. */
    @POST
    @Path("{model}/promote")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes a version the champion")
    public Move promote(String model, @Nullable Promotion promotion) {
        var wanted = promotion == null ? new Promotion(null, null, null) : promotion;
        if (wanted.version() == null || wanted.version() < 1) {
            throw new InvalidParameterException(
                    "version", String.valueOf(wanted.version()), "a version's number, at least 1");
        }
        return registry.promote(model, wanted.version(), wish(wanted.by(), wanted.reason()));
    }

    /** Makes the champion before it again. */
    @POST
    @Path("{model}/rollback")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes the champion before the present one the champion again")
    public Move rollBack(String model, @Nullable Rollback rollback) {
        var wanted = rollback == null ? new Rollback(null, null) : rollback;
        return registry.rollBack(model, wish(wanted.by(), wanted.reason()));
    }

    private static Registry.Wish wish(@Nullable String by, @Nullable String reason) {
        return new Registry.Wish(required("by", by), required("reason", reason));
    }

    private static String required(String field, @Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw new InvalidParameterException(
                    field, text == null ? "" : text, "a text of 1 to " + LONGEST + " characters");
        }
        return text;
    }
}
