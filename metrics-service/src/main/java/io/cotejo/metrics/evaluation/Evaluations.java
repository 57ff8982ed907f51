package io.cotejo.metrics.evaluation;

import io.cotejo.events.Evaluation;
import io.cotejo.events.RunResults;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How the best epoch did.
 *
 * @param labels of the classes, in the order of rows and columns of each confusion matrix
 * @param train on the training images, dropout off; null for an old run
 * @param validation null if no images were held back
 * @param test on the test images
 */
public record Evaluations(
        List<String> labels,
        @Nullable EvaluationReport train,
        @Nullable EvaluationReport validation,
        EvaluationReport test) {
    public Evaluations {
        labels = List.copyOf(labels);
    }

    /**
     * The reports on a run.
     *
     * @param known the classes' labels, empty where none are known: then their numbers stand for them
     */
    public static Evaluations of(RunResults results, List<String> known) {
        var labels = labels(known, results.test().confusion().size());
        return new Evaluations(
                labels,
                report(results.train(), labels),
                report(results.validation(), labels),
                EvaluationReport.of(results.test(), labels));
    }

    /** These labels, or the classes' numbers where they are not as many. */
    public static List<String> labels(List<String> known, int classes) {
        return known.size() == classes
                ? known
                : IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    }

    private static @Nullable EvaluationReport report(@Nullable Evaluation evaluation, List<String> labels) {
        return evaluation == null ? null : EvaluationReport.of(evaluation, labels);
    }
}
