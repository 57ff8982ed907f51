package io.cotejo.metrics.registry;

import io.cotejo.events.AliasMoved;
import io.cotejo.metrics.problem.InvalidParameterException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Aliases of a model's versions over REST, but {@code champion}, which is promoted. */
@Path("/api/v1/models/{model}/aliases/{alias}")
@Produces(MediaType.APPLICATION_JSON)
public class AliasResource {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,63}");

    private final Registry registry;

    AliasResource(Registry registry) {
        this.registry = registry;
    }

    /**
     * Asks that an alias stand for a version.
     *
     * @param reason in a sentence; goes into the ledger
     * @param by a person's name; goes into the ledger
     */
    public record Wanted(
            @Nullable Integer version,
            @Nullable String reason,
            @Nullable String by) {}

    /** Makes an alias, or moves it. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes an alias stand for a version")
    public Move put(String model, String alias, @Nullable Wanted body) {
        var wanted = body == null ? new Wanted(null, null, null) : body;
        int version = Wishes.version(wanted.version());
        return registry.move(model, name(alias), version, Wishes.of(wanted.by(), wanted.reason()));
    }

    /** Takes an alias away. */
    @DELETE
    @Operation(summary = "Takes an alias away; by and reason go into the ledger")
    public void delete(String model, String alias, @RestQuery @Nullable String by, @RestQuery @Nullable String reason) {
        registry.remove(model, name(alias), Wishes.of(by, reason));
    }

    private static String name(String alias) {
        if (alias.equals(AliasMoved.CHAMPION)) {
            throw new InvalidParameterException(
                    "alias", alias, "another name than champion, which POST …/promote and …/rollback move");
        }
        if (!NAME.matcher(alias).matches()) {
            throw new InvalidParameterException(
                    "alias", alias, "a letter and up to 63 more letters, digits, dots, hyphens and underscores");
        }
        return alias;
    }
}
