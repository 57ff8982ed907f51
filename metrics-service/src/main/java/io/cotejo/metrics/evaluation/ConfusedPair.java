package io.cotejo.metrics.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A class that is taken for another.
 *
 * @param truth what the images show
 * @param predicted what they are taken for
 * @param count how many of them
 */
public record ConfusedPair(@JsonProperty("true") String truth, String predicted, int count) {
    private static final int MOST = 10;

    /**
     * The pairs that are confused most often, at most ten, the most frequent first; of equals the first by class.
     *
     * @param confusion counts, {@code [true class][predicted class]}
     * @param labels of the classes, as many as there are rows
     */
    static List<ConfusedPair> of(List<List<Integer>> confusion, List<String> labels) {
        return IntStream.range(0, confusion.size())
                .boxed()
                .flatMap(row -> IntStream.range(0, confusion.size())
                        .filter(column -> column != row && confusion.get(row).get(column) > 0)
                        .mapToObj(column -> new ConfusedPair(
                                labels.get(row),
                                labels.get(column),
                                confusion.get(row).get(column))))
                .sorted(Comparator.comparingInt(ConfusedPair::count).reversed())
                .limit(MOST)
                .toList();
    }
}
