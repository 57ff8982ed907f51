package io.cotejo.metrics.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.events.RunResults;
import io.cotejo.events.artifact.Artifact;
import io.cotejo.metrics.evaluation.Evaluations;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one run.
 *
 * @param run its row in the tables
 * @param job the document that was submitted, defaults filled in
 * @param provenance what the result depends on beside the job
 * @param summary the network, layer by layer
 * @param ending why it trained no further epoch
 * @param evaluation of the best epoch, on each set of images
 * @param weightsSha256 over the final weights
 * @param predictions the file that holds answers to single test images
 * @param answers the file that holds what it answers on every test image
 * @param checkpoint the last point from which it can be taken up again
 */
public record RunDetails(
        @JsonUnwrapped Run run,
        @Nullable JsonNode job,
        @Nullable JsonNode provenance,
        @Nullable JsonNode summary,
        RunResults.@Nullable Ending ending,
        @Nullable Evaluations evaluation,
        @Nullable String weightsSha256,
        @Nullable Artifact predictions,
        @Nullable Artifact answers,
        @Nullable JsonNode checkpoint) {}
