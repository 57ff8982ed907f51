package io.cotejo.metrics.pair;

import io.cotejo.events.artifact.TestAnswers;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How two networks answered the same images.
 *
 * @param onlyA images that only the first gets right
 * @param onlyB images that only the second gets right
 * @param disagreements the first images that they take for different classes, at most {@value MOST}
 */
public record PairedAnswers(
        int images, int bothRight, int onlyA, int onlyB, int bothWrong, List<Disagreement> disagreements) {
    /** At most so many disagreements are told. */
    static final int MOST = 100;

    public PairedAnswers {
        disagreements = List.copyOf(disagreements);
    }

    /**
     * An image that two networks take for different classes.
     *
     * @param index among the test images, counted from 0
     * @param label its true class, counted from 0
     * @param a what the first takes it for
     * @param b what the second takes it for
     */
    public record Disagreement(int index, int label, int a, int b) {}

    /** Lays two networks' answers to the same images, as many of the one as of the other, side by side. */
    static PairedAnswers of(TestAnswers a, TestAnswers b) {
        var counts = new int[4];
        for (int image = 0; image < a.images(); image++) {
            counts[(a.right(image) ? 0 : 2) + (b.right(image) ? 0 : 1)]++;
        }
        var disagreements = IntStream.range(0, a.images())
                .filter(image -> a.predicted(image) != b.predicted(image))
                .limit(MOST)
                .mapToObj(image -> new Disagreement(image, a.label(image), a.predicted(image), b.predicted(image)))
                .toList();
        return new PairedAnswers(a.images(), counts[0], counts[1], counts[2], counts[3], disagreements);
    }

    /** Whether the two are right equally often. */
    public McNemar mcnemar() {
        return McNemar.of(onlyA, onlyB);
    }
}
