package io.cotejo.trainer.evaluate;

import io.cotejo.events.Evaluation;
import io.cotejo.trainer.dataset.ImageSet;
import io.cotejo.trainer.network.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Judges a network by labelled images. */
public final class Evaluator {
    private static final int MOST_PROBABLE = 5; // top-1 to top-5

    private Evaluator() {}

    /**
     * Loss, accuracy, confusion, top-k and calibration over all images.
     *
     * @throws NotFiniteException if the network answers with something that is no number
     */
    public static Evaluation evaluate(Network network, ImageSet images) {
        return evaluate(Outputs.of(network, images));
    }

    /**
     * Loss, accuracy, confusion, top-k and calibration over all images that were answered.
     *
     * @throws NotFiniteException if an answer is something that is no number
     */
    public static Evaluation evaluate(Outputs outputs) {
        int images = outputs.images().size();
        var running = new RunningScore();
        for (int i = 0; i < images; i++) {
            running.add(
                    outputs.loss(i), outputs.predicted(i) == outputs.images().label(i));
        }
        if (!Double.isFinite(running.loss())) {
            throw new NotFiniteException(running.loss());
        }
        var reliability = new Reliability();
        for (int i = 0; i < images; i++) {
            reliability.add(
                    outputs.confidence(i),
                    outputs.predicted(i) == outputs.images().label(i));
        }
        return new Evaluation(running.score(), confusion(outputs), topK(outputs), reliability.calibration());
    }

    private static List<List<Integer>> confusion(Outputs outputs) {
        int classes = outputs.classes();
        var confusion = new Integer[classes][classes];
        Arrays.stream(confusion).forEach(row -> Arrays.fill(row, 0));
        for (int i = 0; i < outputs.images().size(); i++) {
            confusion[outputs.images().label(i)][outputs.predicted(i)]++;
        }
        return Arrays.stream(confusion).map(List::of).toList();
    }

    /** Share of the images whose class is among the 1, 2, … most probable ones. */
    private static List<Double> topK(Outputs outputs) {
        int images = outputs.images().size();
        var byRank = new int[outputs.classes()];
        for (int i = 0; i < images; i++) {
            byRank[outputs.rank(i)]++;
        }
        var shares = new ArrayList<Double>();
        int within = 0;
        for (int rank = 0; rank < Math.min(MOST_PROBABLE, byRank.length); rank++) {
            within += byRank[rank];
            shares.add((double) within / images);
        }
        return shares;
    }
}
