package io.cotejo.metrics.compare;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Comparisons over REST: JSON unless another form is asked for. */
@Path("/api/v1/compare")
public class CompareResource {
    private final Comparisons comparisons;

    CompareResource(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    /** Compares, as JSON. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Runs side by side: JSON, CSV or Markdown by Accept",
            description =
                    "With mean and standard deviation over seeds, what the jobs do not have in common, and the runs"
                            + " that no other one beats in test accuracy by size and by time.")
    public Comparison json(@BeanParam ComparisonRequest request) {
        return request.answer(comparisons);
    }

    /** Compares, as CSV. */
    @GET
    @Produces("text/csv;charset=UTF-8;qs=0.9")
    @Operation(hidden = true)
    public String csv(@BeanParam ComparisonRequest request) {
        return ComparisonCsv.write(request.answer(comparisons));
    }

    /** Compares, as Markdown. */
    @GET
    @Produces("text/markdown;charset=UTF-8;qs=0.8")
    @Operation(hidden = true)
    public String markdown(@BeanParam ComparisonRequest request) {
        return ComparisonMarkdown.write(request.answer(comparisons));
    }
}
