package io.cotejo.metrics.retention;

import io.cotejo.metrics.problem.InvalidParameterException;
import io.cotejo.metrics.run.Moment;
import io.cotejo.metrics.run.RunFilter;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Deleting runs over REST. */
@Path("/api/v1/runs")
@Produces(MediaType.APPLICATION_JSON)
public class RunDeletionResource {
    private final RunDeletion deletion;

    RunDeletionResource(RunDeletion deletion) {
        this.deletion = deletion;
    }

    /** Deletes a run. */
    @DELETE
    @Path("{id}")
    @Operation(summary = "Deletes a run that has ended, and its files, unless an alias points at its version")
    public void delete(String id) {
        deletion.delete(RunFilter.parseId("id", id));
    }

    /** Deletes several. */
    @DELETE
    @Operation(
            summary = "Deletes runs that have ended: an experiment's, those of a state, those that ended before a time",
            description =
                    "With dryRun=true it only tells what would become of them. At most 500 are deleted at once, the oldest first.")
    public RunDeletion.Report delete(
            @RestQuery @Nullable String experiment,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String endedBefore,
            @RestQuery @Nullable String dryRun,
            @Context UriInfo uri) {
        requireValues(uri);
        var selection = new Selection(experiment, state, Moment.from("endedBefore", endedBefore));
        return deletion.delete(selection, isTrue("dryRun", dryRun));
    }

    /** A parameter without a value would count as left out, and more would be deleted than was meant. */
    private static void requireValues(UriInfo uri) {
        uri.getQueryParameters().forEach((name, values) -> {
            if (values.contains("")) {
                throw new InvalidParameterException(name, "", "given a value, or left out");
            }
        });
    }

    private static boolean isTrue(String field, @Nullable String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            case null -> false;
            default -> throw new InvalidParameterException(field, text, "true or false");
        };
    }
}
