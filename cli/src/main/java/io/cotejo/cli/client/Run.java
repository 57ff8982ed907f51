package io.cotejo.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.events.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as metrics-service tells it; null is what is not known yet.
 *
 * @param status queued, running, completed, failed or cancelled
 * @param seed of the job
 * @param attempt counts the trainers that took it
 * @param parameters trainable numbers of the network
 * @param heldOutLoss of the last epoch, in nats
 * @param heldOutAccuracy of the last epoch, in [0, 1]
 * @param testLoss of the best epoch, in nats
 * @param testAccuracy of the best epoch, in [0, 1]
 * @param trainingSeconds time spent on batches
 * @param reason why it failed
 * @param modelVersion the version that its export became
 * @param values what its job says at the paths that were asked for; null if none were
 */
public record Run(
        RunId runId,
        @Nullable String experiment,
        @Nullable String name,
        @Nullable String model,
        String status,
        @Nullable Integer attempt,
        @Nullable String network,
        @Nullable String dataset,
        @Nullable Long seed,
        @Nullable Long parameters,
        @Nullable Integer epochs,
        @Nullable Integer epochsDone,
        @Nullable Integer bestEpoch,
        @Nullable Double heldOutLoss,
        @Nullable Double heldOutAccuracy,
        @Nullable Double testLoss,
        @Nullable Double testAccuracy,
        @Nullable Double trainingSeconds,
        @Nullable Double imagesPerSecond,
        @Nullable Instant submittedAt,
        @Nullable String reason,
        @Nullable Integer modelVersion,
        @Nullable JsonNode values) {

    /** What to call it: its name, or its id where the job could not be read. */
    public String title() {
        return name == null ? runId.toString() : name;
    }

    /** What its job says at a path that was asked for; null if it says nothing there. */
    public @Nullable String value(String path) {
        var value = values == null ? null : values.get(path);
        return value == null || value.isNull() ? null : value.isValueNode() ? value.asText() : value.toString();
    }

    /** True if it will not change any more. */
    public boolean ended() {
        return completed() || status.equals("failed") || status.equals("cancelled");
    }

    /** True if it was trained and exported. */
    public boolean completed() {
        return status.equals("completed");
    }
}
