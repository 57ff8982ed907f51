package io.cotejo.metrics.run;

import io.cotejo.events.EpochCompleted;
import io.cotejo.events.RunId;
import io.cotejo.events.SamplePredictions;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

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

    /** Lists runs, as JSON. */
    @GET
    @Operation(
            summary = "Runs, filtered, sorted and paged: JSON, CSV or Markdown by Accept",
            description = "Runs that lack the figure that is sorted by come last.")
    public Runs.Listing list(@BeanParam RunSelection selection, @BeanParam RunView view) {
        return runs.list(selection.rows(), selection.filter(), view.order(), view.page(), view.paths());
    }

    /** Lists runs, as CSV. */
    @GET
    @Produces("text/csv;charset=UTF-8;qs=0.9")
    @Operation(hidden = true)
    public String csv(@BeanParam RunSelection selection, @BeanParam RunView view) {
        return RunTable.csv(list(selection, view).runs(), view.paths());
    }

    /** Lists runs, as Markdown. */
    @GET
    @Produces("text/markdown;charset=UTF-8;qs=0.8")
    @Operation(hidden = true)
    public String markdown(@BeanParam RunSelection selection, @BeanParam RunView view) {
        return RunTable.markdown(list(selection, view).runs(), view.paths());
    }

    /** Tells all that is known of a run. */
    @GET
    @Path("{id}")
    @Operation(summary = "All that is known of a run: job, provenance, network, evaluation")
    public RunDetails details(@Parameter(description = "The id of a run") String id) {
        var runId = RunFilter.parseId("id", id);
        return runs.find(runId).orElseThrow(() -> new UnknownRunException(runId));
    }

    /** Gives a run's learning curve. */
    @GET
    @Path("{id}/epochs")
    @Operation(summary = "A run's learning curve, epoch by epoch")
    public Epochs epochs(@Parameter(description = "The id of a run") String id) {
        var runId = RunFilter.parseId("id", id);
        if (!runs.knows(runId)) {
            throw new UnknownRunException(runId);
        }
        return new Epochs(runId, runs.epochs(runId));
    }

    /** Gives a run's answers to single test images. */
    @GET
    @Path("{id}/predictions")
    @Operation(summary = "A run's answers to the first and to the worst test images, with pictures and probabilities")
    @APIResponseSchema(SamplePredictions.class)
    public byte[] predictions(@Parameter(description = "The id of a run") String id) {
        return predictions.of(RunFilter.parseId("id", id));
    }
}
