package io.cotejo.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody knows what an image that was classified truly shows. Of several for one image, the last one counts.
 *
 * @param id of the request: see {@link PredictionMade#id}
 * @param row which image of the request, counted from 0
 * @param index of the true class
 * @param label of that class
 * @param version that has answered; null if the service that took the feedback does not know it any more
 * @param predicted index of the class that it gave; null where {@code version} is
 * @param predictedLabel of that class; null where {@code version} is
 */
public record FeedbackGiven(
        String model,
        String id,
        int row,
        Instant at,
        int index,
        String label,
        @Nullable Integer version,
        @Nullable Integer predicted,
        @Nullable String predictedLabel)
        implements ModelEvent {
    public FeedbackGiven {
        Checks.notBlank("model", model);
        Checks.notBlank("id", id);
        Checks.atLeast("row", row, 0);
        Checks.atLeast("index", index, 0);
        if (version != null) {
            Checks.atLeast("version", version, 1);
        }
        if ((version == null) != (predicted == null) || (version == null) != (predictedLabel == null)) {
            throw new IllegalArgumentException("version, predicted and predictedLabel belong together, were " + version
                    + ", " + predicted + " and " + predictedLabel);
        }
    }

    @Override
    public Topic topic() {
        return Topic.FEEDBACK;
    }

    @Override
    public String key() {
        return model;
    }

    @Override
    public String eventId() {
        return model + "/feedback/" + id + "/" + row + "/" + at;
    }

    @Override
    public String eventType() {
        return "io.cotejo.inference.feedback.given.v1";
    }
}
