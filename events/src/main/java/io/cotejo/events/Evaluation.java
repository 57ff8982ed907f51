package io.cotejo.events;

import java.util.List;

/**
 * A network's answers on one set of labelled images.
 *
 * @param score its loss and accuracy
 * @param confusion counts, {@code [true class][predicted class]}
 */
public record Evaluation(Score score, List<List<Integer>> confusion) {
    public Evaluation {
        confusion = confusion.stream().map(List::copyOf).toList();
        for (var row : confusion) {
            if (row.size() != confusion.size()) {
                throw new IllegalArgumentException(
                        "confusion must be square, was " + confusion.size() + " rows with a row of " + row.size());
            }
        }
    }
}
