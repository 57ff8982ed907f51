package io.cotejo.metrics.run;

import io.cotejo.events.EpochCompleted;
import io.cotejo.events.RunId;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

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

    /** A run's epochs. */
    public record Epochs(RunId runId, List<EpochCompleted> epochs) {
        public Epochs {
            epochs = List.copyOf(epochs);
        }
    }

    /** Lists runs. */
    @GET
    @Operation(summary = "Lists runs: filtered, sorted (-field: descending), paged")
    public Runs.Listing list(@BeanParam RunSelection selection, @BeanParam RunView view) {
        return runs.list(selection.rows(), selection.filter(), view.order(), view.page(), view.paths());
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
    public Epochs epochs(String id) {
        var runId = RunFilter.parseId("id", id);
        if (!runs.knows(runId)) {
            throw new UnknownRunException(runId);
        }
        return new Epochs(runId, runs.epochs(List.of(runId)));
    }

    /** Gives a run's answers to single test images. */
    @GET
    @Path("{id}/predictions")
    @Operation(summary = "A run's answers to the first and to the worst test images, with pictures and probabilities")
    public byte[] predictions(String id) {
        return predictions.of(RunFilter.parseId("id", id));
    }
}
