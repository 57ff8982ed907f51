package io.cotejo.inference.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.cotejo.events.FeedbackGiven;
import org.jspecify.annotations.Nullable;

/**
 * What is answered to feedback.
 *
 * @param truth what was told
 * @param modelVersion that had answered; null if that is not remembered
 * @param predicted what it said; null if that is not remembered
 * @param outcome {@code right}, {@code wrong}, or {@code unknown} if the prediction is not remembered
 * @param repeated true if the same was told before, so that nothing has changed
 */
record FeedbackAnswer(
        String id,
        int row,
        @JsonProperty("model_name") String modelName,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("model_version") @Nullable
        String modelVersion,

        NamedClass truth,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NamedClass predicted,

        String outcome,
        boolean repeated) {
    /** A class. */
    record NamedClass(String label, int index) {}

    static FeedbackAnswer of(FeedbackGiven event, TelemetryMeters.Outcome outcome, boolean repeated) {
        var version = event.version();
        var predicted = event.predicted();
        var label = event.predictedLabel();
        return new FeedbackAnswer(
                event.id(),
                event.row(),
                event.model(),
                version == null ? null : Integer.toString(version),
                new NamedClass(event.label(), event.index()),
                predicted == null || label == null ? null : new NamedClass(label, predicted),
                outcome.word(),
                repeated);
    }
}
