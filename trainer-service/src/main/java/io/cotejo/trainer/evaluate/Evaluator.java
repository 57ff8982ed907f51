package io.cotejo.trainer.evaluate;

import io.cotejo.events.Evaluation;
import io.cotejo.trainer.dataset.ImageSet;
import io.cotejo.trainer.network.Network;
import java.util.Arrays;
import java.util.List;

/** Judges a network by labelled images. */
public final class Evaluator {
    private Evaluator() {}

    /**
     * Loss, accuracy and confusion over all images.
     *
     * @throws NotFiniteException if the network answers with something that is no number
     */
    public static Evaluation evaluate(Network network, ImageSet images) {
        int classes = network.plan().classes();
        var logits = new float[images.size() * classes];
        Answers.logits(network, images).asFloatBuffer().get(logits);
        var running = new RunningScore();
        var confusion = new Integer[classes][classes];
        Arrays.stream(confusion).forEach(row -> Arrays.fill(row, 0));
        for (int i = 0; i < images.size(); i++) {
            int label = images.label(i);
            int predicted = Answers.best(logits, i * classes, classes);
            confusion[label][predicted]++;
            running.add(crossEntropy(logits, i * classes, classes, label), predicted == label);
        }
        if (!Double.isFinite(running.loss())) {
            throw new NotFiniteException(running.loss());
        }
        return new Evaluation(
                running.score(), Arrays.stream(confusion).map(List::of).toList(), null, null);
    }

    /** {@code log Σ exp(logit) - logit[label]}, shifted so that no exponential overflows. */
    private static double crossEntropy(float[] logits, int offset, int classes, int label) {
        double largest = logits[offset + Answers.best(logits, offset, classes)];
        double sum = 0;
        for (int i = offset; i < offset + classes; i++) {
            sum += Math.exp(logits[i] - largest);
        }
        return Math.log(sum) + largest - logits[offset + label];
    }
}
