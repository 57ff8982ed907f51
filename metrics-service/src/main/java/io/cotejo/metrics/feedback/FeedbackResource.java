package io.cotejo.metrics.feedback;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Models in use, over REST. */
@Path("/api/v1/models/{model}/feedback")
@Produces(MediaType.APPLICATION_JSON)
public class FeedbackResource {
    private final Usages usages;

    FeedbackResource(Usages usages) {
        this.usages = usages;
    }

    /** Tells how a model does in use. */
    @GET
    @Operation(
            summary = "A model in use, version by version: sampled predictions, feedback, and how often it was right",
            description =
                    "accuracy is the share of the images with feedback that were classified right, with Wilson's interval of 95 %. Who gives feedback chooses the images, so it need not be the accuracy on all of them.")
    public Usage get(String model) {
        return usages.require(model);
    }
}
