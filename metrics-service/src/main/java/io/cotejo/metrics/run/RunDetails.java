package io.cotejo.metrics.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one run.
 *
 * @param run its row in the tables
 * @param job the document that was submitted, defaults filled in
 * @param provenance what the result depends on beside the job
 * @param summary the network, layer by layer
 * @param evaluation of the best epoch: {@code validation} and {@code test}, with confusion matrices
 * @param weightsSha256 over the final weights
 * @param checkpoint the last point from which it can be taken up again
 */
public record RunDetails(
        @JsonUnwrapped Run run,
        @Nullable JsonNode job,
        @Nullable JsonNode provenance,
        @Nullable JsonNode summary,
        @Nullable Evaluations evaluation,
        @Nullable String weightsSha256,
        @Nullable JsonNode checkpoint) {

    /**
     * How the best epoch did.
     *
     * @param validation null if no images were held back
     * @param test on the test images
     */
    public record Evaluations(
            @Nullable JsonNode validation, @Nullable JsonNode test) {}
}
