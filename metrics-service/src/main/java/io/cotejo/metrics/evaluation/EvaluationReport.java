package io.cotejo.metrics.evaluation;

import io.cotejo.events.Calibration;
import io.cotejo.events.Evaluation;
import io.cotejo.events.Score;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation, with what follows from it.
 *
 * @param confusion counts, {@code [true class][predicted class]}
 * @param topK share of the images whose class is among the 1, 2, … most probable ones; null for an old run
 * @param calibration null for an old run
 * @param report class by class
 * @param confused the pairs that are confused most often
 */
public record EvaluationReport(
        Score score,
        List<List<Integer>> confusion,
        @Nullable List<Double> topK,
        @Nullable Calibration calibration,
        ClassificationReport report,
        List<ConfusedPair> confused) {
    public EvaluationReport {
        confusion = confusion.stream().map(List::copyOf).toList();
        topK = topK == null ? null : List.copyOf(topK);
        confused = List.copyOf(confused);
    }

    /**
     * The report on an evaluation.
     *
     * @param labels of the classes, as many as the confusion matrix has rows
     */
    public static EvaluationReport of(Evaluation evaluation, List<String> labels) {
        var confusion = evaluation.confusion();
        return new EvaluationReport(
                evaluation.score(),
                confusion,
                evaluation.topK(),
                evaluation.calibration(),
                ClassificationReport.of(confusion, labels),
                ConfusedPair.of(confusion, labels));
    }
}
