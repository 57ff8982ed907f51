package io.cotejo.metrics.evaluation;

import java.util.List;

/**
 * How well a network does on one class, with scikit-learn's definitions.
 *
 * @param label of the class
 * @param precision share of the images taken for this class that are of it; 0 where there are none
 * @param recall share of the images of this class that were taken for it; 0 where there are none
 * @param f1 harmonic mean of the two; 0 where both are 0
 * @param support images of this class
 * @see <a
 *     href="https://scikit-learn.org/stable/modules/generated/sklearn.metrics.precision_recall_fscore_support.html">precision_recall_fscore_support,
 *     zero_division=0</a>
 */
public record ClassReport(String label, double precision, double recall, double f1, long support) {
    /** The report of one class of a confusion matrix: counts, {@code [true class][predicted class]}. */
    static ClassReport of(List<List<Integer>> confusion, int index, String label) {
        long hits = confusion.get(index).get(index);
        long support =
                confusion.get(index).stream().mapToLong(Integer::longValue).sum();
        long taken = confusion.stream().mapToLong(row -> row.get(index)).sum();
        return new ClassReport(
                label, share(hits, taken), share(hits, support), share(2 * hits, taken + support), support);
    }

    static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
