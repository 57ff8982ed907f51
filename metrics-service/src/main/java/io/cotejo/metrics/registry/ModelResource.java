package io.cotejo.metrics.registry;

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
        int version = Wishes.version(wanted.version());
        return registry.promote(model, version, Wishes.of(wanted.by(), wanted.reason()));
    }

    /** Makes the champion before it again. */
    @POST
    @Path("{model}/rollback")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes the champion before the present one the champion again")
    public Move rollBack(String model, @Nullable Rollback rollback) {
        var wanted = rollback == null ? new Rollback(null, null) : rollback;
        return registry.rollBack(model, Wishes.of(wanted.by(), wanted.reason()));
    }
}
