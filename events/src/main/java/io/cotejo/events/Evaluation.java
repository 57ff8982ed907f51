package io.cotejo.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network's answers on one set of labelled images.
 *
 * @param score its loss and accuracy
 * @param confusion counts, {@code [true class][predicted class]}
 * @param topK share of the images whose class is among the 1, 2, … most probable ones, in [0, 1]; null in events of before
 *     it was told
 * @param calibration null in events of before it was told
 */
public record Evaluation(
        Score score,
        List<List<Integer>> confusion,
        @Nullable List<Double> topK,
        @Nullable Calibration calibration) {
    public Evaluation {
        topK = topK == null ? null : List.copyOf(topK);
        confusion = confusion.stream().map(List::copyOf).toList();
        for (var row : confusion) {
            if (row.size() != confusion.size()) {
                throw new IllegalArgumentException(
                        "confusion must be square, was " + confusion.size() + " rows with a row of " + row.size());
            }
        }
    }
}
