package io.cotejo.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a version has answered for one image: a sample of all answers, not each of them.
 *
 * @param id of the request: the client's own, or one that the service made
 * @param row which image of the request, counted from 0
 * @param byChance true if chance has chosen the image, whatever was sent with it; false if it is here only because its
 *     client gave the request an id. What is counted over all images goes by the former alone
 * @param index of the most probable class; of several, the first
 * @param label of that class
 * @param probabilities of all classes, in the order of the outputs
 * @param latencySeconds from when the request's body was there to its scores
 * @param inputSha256 over the raw pixels {@code [channels, height, width]}
 * @param input these pixels, in base64; null unless the service is set to send them
 */
public record PredictionMade(
        String model,
        int version,
        String id,
        int row,
        Instant at,
        boolean byChance,
        int index,
        String label,
        List<Float> probabilities,
        double latencySeconds,
        String inputSha256,
        @Nullable String input)
        implements ModelEvent {
    public PredictionMade {
        Checks.notBlank("model", model);
        Checks.atLeast("version", version, 1);
        Checks.notBlank("id", id);
        Checks.atLeast("row", row, 0);
        Checks.notNegative("latencySeconds", latencySeconds);
        Checks.sha256("inputSha256", inputSha256);
        probabilities = List.copyOf(probabilities);
        probabilities.forEach(each -> Checks.finite("probabilities", each));
        if (index < 0 || index >= probabilities.size()) {
            throw new IllegalArgumentException(
                    "index must be one of " + probabilities.size() + " classes, was " + index);
        }
    }

    @Override
    public Topic topic() {
        return Topic.PREDICTIONS;
    }

    @Override
    public String key() {
        return model;
    }

    /** A client may use an id again, so the time belongs to it. */
    @Override
    public String eventId() {
        return model + "/prediction/" + id + "/" + row + "/" + at;
    }

    @Override
    public String eventType() {
        return "io.cotejo.inference.prediction.made.v1";
    }
}
