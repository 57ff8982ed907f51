package io.cotejo.metrics.pair;

import io.cotejo.metrics.problem.InvalidParameterException;
import io.cotejo.metrics.run.RunFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Two runs side by side over REST. */
@Path("/api/v1/compare/pair")
@Produces(MediaType.APPLICATION_JSON)
public class PairResource {
    private final Pairs pairs;

    PairResource(Pairs pairs) {
        this.pairs = pairs;
    }

    /** Compares two runs. */
    @GET
    @Operation(
            summary = "Two runs (a, b) on the same test images: McNemar's test, differences of the confusion matrices,"
                    + " images they disagree on")
    public Pair pair(@RestQuery @Nullable String a, @RestQuery @Nullable String b) {
        var first = RunFilter.parseId("a", a == null ? "" : a);
        var second = RunFilter.parseId("b", b == null ? "" : b);
        if (first.equals(second)) {
            throw new InvalidParameterException("b", second.toString(), "another run than a");
        }
        return pairs.of(first, second);
    }
}
