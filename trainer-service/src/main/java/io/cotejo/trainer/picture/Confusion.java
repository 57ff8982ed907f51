package io.cotejo.trainer.picture;

import java.util.List;

/** The counts of a confusion matrix, and what follows from them. A share of nothing is NaN. */
record Confusion(List<List<Integer>> counts) {
    Confusion {
        counts = counts.stream().map(List::copyOf).toList();
    }

    int classes() {
        return counts.size();
    }

    int count(int actual, int predicted) {
        return counts.get(actual).get(predicted);
    }

    /** Of the images of a class, the share that was taken for {@code predicted}. */
    double share(int actual, int predicted) {
        return (double) count(actual, predicted) / ofClass(actual);
    }

    double recall(int actual) {
        return share(actual, actual);
    }

    double precision(int predicted) {
        return (double) count(predicted, predicted)
                / counts.stream().mapToLong(row -> row.get(predicted)).sum();
    }

    double accuracy() {
        long right = 0;
        for (int i = 0; i < classes(); i++) {
            right += count(i, i);
        }
        return (double) right / images();
    }

    long images() {
        long images = 0;
        for (int i = 0; i < classes(); i++) {
            images += ofClass(i);
        }
        return images;
    }

    private long ofClass(int actual) {
        return counts.get(actual).stream().mapToLong(Integer::longValue).sum();
    }
}
