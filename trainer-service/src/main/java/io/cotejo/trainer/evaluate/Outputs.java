package io.cotejo.trainer.evaluate;

import io.cotejo.events.artifact.TestAnswers;
import io.cotejo.trainer.dataset.ImageSet;
import io.cotejo.trainer.network.Network;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A network's logits for labelled images, and what follows from them image by image. Immutable; owns no native memory. */
public final class Outputs {
    private final ImageSet images;
    private final int classes;
    private final float[] logits;

    private Outputs(ImageSet images, int classes, float[] logits) {
        this.images = images;
        this.classes = classes;
        this.logits = logits;
    }

    /** Has the network answer all images, dropout off. */
    public static Outputs of(Network network, ImageSet images) {
        int classes = network.plan().classes();
        var logits = new float[Math.multiplyExact(images.size(), classes)];
        Answers.logits(network, images).asFloatBuffer().get(logits);
        return new Outputs(images, classes, logits);
    }

    /**
     * What the network takes each image for.
     *
     * @param digest SHA-256 over the images and labels, hexadecimal
     */
    public TestAnswers answers(String digest) {
        var all = IntStream.range(0, images.size()).toArray();
        var labels = Arrays.stream(all).map(images::label).toArray();
        var predicted = Arrays.stream(all).map(this::predicted).toArray();
        return TestAnswers.of(digest, labels, predicted);
    }

    ImageSet images() {
        return images;
    }

    int classes() {
        return classes;
    }

    /** The most probable class; the first of equals. */
    int predicted(int image) {
        return Answers.best(logits, image * classes, classes);
    }

    /** How many classes are more probable than the true one; of equals the first is. */
    int rank(int image) {
        int label = images.label(image);
        int from = image * classes;
        int rank = 0;
        for (int i = 0; i < classes; i++) {
            float difference = logits[from + i] - logits[from + label];
            rank += difference > 0 || (difference == 0 && i < label) ? 1 : 0;
        }
        return rank;
    }

    /** Cross-entropy in nats: {@code log Σ exp(logit) - logit[label]}. */
    double loss(int image) {
        return logSum(image) - logits[image * classes + images.label(image)];
    }

    /** The predicted class's probability, in [0, 1]. */
    double confidence(int image) {
        return probability(image, predicted(image));
    }

    /** By class, in [0, 1]. */
    List<Double> probabilities(int image) {
        return IntStream.range(0, classes)
                .mapToObj(each -> probability(image, each))
                .toList();
    }

    private double probability(int image, int each) {
        return Math.min(1, Math.exp(logits[image * classes + each] - logSum(image))); // not above by a rounding error
    }

    /** Shifted, so that no exponential overflows. */
    private double logSum(int image) {
        int from = image * classes;
        double largest = logits[from + predicted(image)];
        double sum = 0;
        for (int i = from; i < from + classes; i++) {
            sum += Math.exp(logits[i] - largest);
        }
        return Math.log(sum) + largest;
    }
}
