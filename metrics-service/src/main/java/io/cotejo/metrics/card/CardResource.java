package io.cotejo.metrics.card;

import io.cotejo.metrics.registry.Models;
import io.cotejo.metrics.run.Runs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Model cards over REST. */
@Path("/api/v1/models/{model}/versions/{version}/card")
@Produces("text/markdown;charset=UTF-8")
public class CardResource {
    private final Models models;
    private final Runs runs;

    CardResource(Models models, Runs runs) {
        this.models = models;
        this.runs = runs;
    }

    /** Writes the card of a version. */
    @GET
    @Operation(summary = "A version's model card, as Markdown")
    public String card(String model, String version) {
        var details = models.require(model, version);
        var run = runs.find(details.row().runId()).orElse(null);
        return new ModelCard(details, run).markdown();
    }
}
