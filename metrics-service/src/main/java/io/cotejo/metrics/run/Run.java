package io.cotejo.metrics.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.events.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as the tables show it; null is what is not known (yet).
 *
 * @param status {@code queued}, {@code running}, {@code completed}, {@code failed} or {@code cancelled}
 * @param network a short word for it
 * @param parameters trainable ones
 * @param epochs how many the job asks for
 * @param epochsDone the last one that is trained
 * @param bestEpoch the one that was kept
 * @param trainLoss of the last epoch, in nats
 * @param trainAccuracy of the last epoch, in [0, 1]
 * @param heldOutLoss of the last epoch on images that are not trained on, in nats
 * @param heldOutAccuracy of the last epoch on images that are not trained on, in [0, 1]
 * @param testLoss of the best epoch on the test images, in nats
 * @param testAccuracy of the best epoch on the test images, in [0, 1]
 * @param trainingSeconds spent on batches over all attempts
 * @param reason why it failed
 * @param modelVersion the number that the registry gave its export
 * @param values what its job says at the paths that were asked for; left out where none were
 */
public record Run(
        RunId runId,
        @Nullable String experiment,
        @Nullable String name,
        @Nullable String model,
        String status,
        int attempt,
        @Nullable String network,
        @Nullable String dataset,
        @Nullable String optimizer,
        @Nullable Long seed,
        @Nullable Long parameters,
        @Nullable Integer epochs,
        @Nullable Integer epochsDone,
        @Nullable Integer bestEpoch,
        @Nullable Double trainLoss,
        @Nullable Double trainAccuracy,
        @Nullable Double heldOutLoss,
        @Nullable Double heldOutAccuracy,
        @Nullable Double testLoss,
        @Nullable Double testAccuracy,
        @Nullable Double trainingSeconds,
        @Nullable Double imagesPerSecond,
        @Nullable Instant submittedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String reason,
        @Nullable Integer modelVersion,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode values) {}
