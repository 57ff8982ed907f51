package io.cotejo.inference.telemetry;

import io.cotejo.events.EventJson;
import io.cotejo.events.UnreadableEventException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What a version has learned from, and what it said of images it had not learned from: the metadata
 * {@code training_profile} of its ONNX file.
 *
 * @param brightness training images by the mean of their pixels: bins of equal width from 0 to 256
 * @param predicted held-out images by the class that the network gave them
 */
record TrainingProfile(List<Long> brightness, List<Long> predicted) {
    TrainingProfile {
        brightness = List.copyOf(brightness);
        predicted = List.copyOf(predicted);
        require("brightness", brightness);
        require("predicted", predicted);
    }

    private static void require(String field, List<Long> counts) {
        if (counts.isEmpty()
                || counts.stream().anyMatch(count -> count < 0)
                || counts.stream().allMatch(count -> count == 0)) {
            throw new IllegalArgumentException(field + " must hold counts of at least one image, was " + counts);
        }
    }

    /** Reads it; empty if it is none. */
    static Optional<TrainingProfile> parse(String json) {
        try {
            return Optional.of(EventJson.read(json.getBytes(StandardCharsets.UTF_8), TrainingProfile.class));
        } catch (UnreadableEventException e) {
            return Optional.empty();
        }
    }

    /** The bin of an image's mean brightness, in [0, 255]. */
    int brightnessBin(double mean) {
        return (int) (mean * brightness.size() / 256);
    }
}
