package io.cotejo.metrics.run;

import io.cotejo.events.EpochCompleted;
import io.cotejo.events.RunId;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Runs over REST. */
@Path("/api/v1/runs")
@Produces(MediaType.APPLICATION_JSON)
public class RunResource {
    private final Runs runs;
    private final Predictions predictions;

    RunResource(Runs runs, Predictions predictions) {
        this.runs = runs;
        this.predictions = predictions;
    }

    /** What may be asked for. */
    public static class Query {
        @RestQuery
        @Nullable
        String experiment;

        @RestQuery
        @Nullable
        String state;

        @RestQuery
        @Nullable
        String dataset;

        @RestQuery
        @Nullable
        String network;

        @RestQuery
        @Nullable
        String model;

        @RestQuery
        @Nullable
        String ids;

        RunFilter filter() {
            return new RunFilter(
                    experiment, state, dataset, network, model, ids == null ? null : RunFilter.parseIds("ids", ids));
        }
    }

    /** A run's epochs. */
    public record Curve(RunId runId, List<EpochCompleted> epochs) {
        public Curve {
            epochs = List.copyOf(epochs);
        }
    }

    /** Lists runs. */
    @GET
    @Operation(summary = "Lists runs: filtered, sorted (-field: descending), paged")
    public Runs.Listing list(
            @BeanParam Query query,
            @RestQuery @DefaultValue("-submittedAt") String sort,
            @RestQuery @DefaultValue("50") String limit,
            @RestQuery @DefaultValue("0") String offset) {
        return runs.list(query.filter(), RunSort.parse(sort), Page.parse(limit, offset));
    }

    /** Tells all that is known of a run. */
    @GET
    @Path("{id}")
    @Operation(summary = "All that is known of a run: job, provenance, network, evaluation")
    public RunDetails details(String id) {
        var runId = RunFilter.parseId("id", id);
        return runs.find(runId).orElseThrow(() -> new UnknownRunException(runId));
    }

    /** Gives a run's learning curve. */
    @GET
    @Path("{id}/epochs")
    @Operation(summary = "A run's learning curve, epoch by epoch")
    public Curve epochs(String id) {
        var runId = RunFilter.parseId("id", id);
        if (!runs.knows(runId)) {
            throw new UnknownRunException(runId);
        }
        return new Curve(runId, runs.epochs(List.of(runId)));
    }

    /** Gives a run's answers to single test images. */
    @GET
    @Path("{id}/predictions")
    @Operation(summary = "A run's answers to the first and to the worst test images, with pictures and probabilities")
    public byte[] predictions(String id) {
        return predictions.of(RunFilter.parseId("id", id));
    }
}
