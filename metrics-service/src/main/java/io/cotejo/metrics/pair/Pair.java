package io.cotejo.metrics.pair;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.cotejo.events.RunId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two runs side by side.
 *
 * @param comparable whether both have answered the same test images, and have stored what they said
 * @param reason why not; null if they are
 * @param answers null if they are not
 * @param mcnemar null if they are not
 * @param labels of the classes, in the order of the difference's rows and columns; empty if the two have not the same
 * @param confusionDifference counts of the second less those of the first, {@code [true class][predicted class]}; null if one
 *     has no evaluation, or the classes differ
 */
public record Pair(
        Side a,
        Side b,
        boolean comparable,
        @Nullable String reason,
        @JsonUnwrapped @Nullable PairedAnswers answers,
        @Nullable McNemar mcnemar,
        List<String> labels,
        @Nullable List<List<Integer>> confusionDifference) {
    public Pair {
        labels = List.copyOf(labels);
        confusionDifference = confusionDifference == null
                ? null
                : confusionDifference.stream().map(List::copyOf).toList();
    }

    /**
     * One of the two runs.
     *
     * @param testAccuracy of the best epoch, in [0, 1]; null before it is completed
     */
    public record Side(
            RunId runId, @Nullable String name, @Nullable Double testAccuracy) {}
}
