package io.cotejo.events;

import java.util.List;

/**
 * A network's answers to single test images, with their pictures: stored beside the checkpoints, not sent through Kafka.
 *
 * @param classes names, in the order of the labels
 * @param first the first test images
 * @param worst those with the highest loss, the highest first
 */
public record SamplePredictions(List<String> classes, List<Prediction> first, List<Prediction> worst) {
    public SamplePredictions {
        classes = List.copyOf(classes);
        first = List.copyOf(first);
        worst = List.copyOf(worst);
    }

    /**
     * One image.
     *
     * @param index among the test images, counted from 0
     * @param label its true class, counted from 0
     * @param predicted the most probable class
     * @param loss cross-entropy, in nats
     * @param probabilities by class, in [0, 1]
     * @param png the picture, base64
     */
    public record Prediction(int index, int label, int predicted, double loss, List<Double> probabilities, String png) {
        public Prediction {
            Checks.atLeast("index", index, 0);
            probabilities = List.copyOf(probabilities);
        }
    }
}
