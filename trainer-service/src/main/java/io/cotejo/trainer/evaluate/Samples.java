package io.cotejo.trainer.evaluate;

import io.cotejo.events.SamplePredictions;
import io.cotejo.events.SamplePredictions.Prediction;
import io.cotejo.trainer.dataset.Png;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Chooses single images that tell something about a network: the first ones, and those that it does worst on. */
public final class Samples {
    private static final int EACH = 16;

    private Samples() {}

    /**
     * With pictures and probabilities.
     *
     * @param classes names, in the order of the labels
     */
    public static SamplePredictions of(Outputs outputs, List<String> classes) {
        int size = outputs.images().size();
        var losses = IntStream.range(0, size).mapToDouble(outputs::loss).toArray();
        var first = IntStream.range(0, Math.min(EACH, size)).boxed().toList();
        var worst = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer image) -> losses[image])
                        .reversed()) // stable: of equals the first
                .limit(EACH)
                .toList();
        return new SamplePredictions(classes, predictions(outputs, first), predictions(outputs, worst));
    }

    private static List<Prediction> predictions(Outputs outputs, List<Integer> images) {
        return images.stream().map(image -> prediction(outputs, image)).toList();
    }

    private static Prediction prediction(Outputs outputs, int image) {
        return new Prediction(
                image,
                outputs.images().label(image),
                outputs.predicted(image),
                outputs.loss(image),
                outputs.probabilities(image),
                Base64.getEncoder().encodeToString(Png.encode(outputs.images(), image)));
    }
}
