package io.cotejo.metrics.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How well a network does class by class, with scikit-learn's definitions; what cannot be divided is 0. Every class of the
 * network counts, also one that is neither in the images nor ever predicted.
 *
 * @param accuracy share of all images classified correctly; 0 without images
 * @param classes in the order of the labels
 * @param macroAvg mean over the classes, each as heavy as the other
 * @param weightedAvg mean over the classes, each as heavy as its images
 * @see <a
 *     href="https://scikit-learn.org/stable/modules/generated/sklearn.metrics.classification_report.html">classification_report,
 *     labels=all, zero_division=0</a>
 */
public record ClassificationReport(double accuracy, List<ClassReport> classes, Average macroAvg, Average weightedAvg) {
    public ClassificationReport {
        classes = List.copyOf(classes);
    }

    /**
     * A mean over classes.
     *
     * @param support all images
     */
    public record Average(double precision, double recall, double f1, long support) {}

    /**
     * The report for a confusion matrix.
     *
     * @param confusion counts, {@code [true class][predicted class]}
     * @param labels of the classes, as many as there are rows
     */
    static ClassificationReport of(List<List<Integer>> confusion, List<String> labels) {
        var classes = IntStream.range(0, confusion.size())
                .mapToObj(index -> ClassReport.of(confusion, index, labels.get(index)))
                .toList();
        long images = classes.stream().mapToLong(ClassReport::support).sum();
        long hits = IntStream.range(0, confusion.size())
                .mapToLong(index -> confusion.get(index).get(index))
                .sum();
        return new ClassificationReport(
                ClassReport.share(hits, images),
                classes,
                average(classes, images, report -> 1.0 / classes.size()),
                average(classes, images, report -> ClassReport.share(report.support(), images)));
    }

    private static Average average(List<ClassReport> classes, long images, ToDoubleFunction<ClassReport> weight) {
        return new Average(
                mean(classes, weight, ClassReport::precision),
                mean(classes, weight, ClassReport::recall),
                mean(classes, weight, ClassReport::f1),
                images);
    }

    private static double mean(
            List<ClassReport> classes, ToDoubleFunction<ClassReport> weight, ToDoubleFunction<ClassReport> figure) {
        return classes.stream()
                .mapToDouble(report -> weight.applyAsDouble(report) * figure.applyAsDouble(report))
                .sum();
    }
}
