package io.cotejo.inference.model;

/** What a model answers for some images: two tensors {@code [rows, classes]}, row-major. Its arrays never change. */
public final class Scores {
    private final int first;
    private final int rows;
    private final int classes;
    private final float[] logits;
    private final float[] probabilities;

    /** Takes the arrays over. */
    public Scores(int rows, int classes, float[] logits, float[] probabilities) {
        this(0, rows, classes, logits, probabilities);
    }

    private Scores(int first, int rows, int classes, float[] logits, float[] probabilities) {
        this.first = first;
        this.rows = rows;
        this.classes = classes;
        this.logits = logits;
        this.probabilities = probabilities;
    }

    /** Those of some of the images. */
    Scores of(int from, int count) {
        return from == 0 && count == rows ? this : new Scores(first + from, count, classes, logits, probabilities);
    }

    /** How many images were classified. */
    public int rows() {
        return rows;
    }

    /** How many classes the model tells apart. */
    public int classes() {
        return classes;
    }

    /** The logit of one class for one image. */
    public float logit(int row, int label) {
        return logits[(first + row) * classes + label];
    }

    /** The probability of one class for one image. */
    public float probability(int row, int label) {
        return probabilities[(first + row) * classes + label];
    }
}
