package io.cotejo.inference.model;

/** What a model answers for some images: two tensors {@code [rows, classes]}, row-major. Owns its arrays. */
public final class Scores {
    private final int rows;
    private final int classes;
    private final float[] logits;
    private final float[] probabilities;

    Scores(int rows, int classes, float[] logits, float[] probabilities) {
        this.rows = rows;
        this.classes = classes;
        this.logits = logits;
        this.probabilities = probabilities;
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
        return logits[row * classes + label];
    }

    /** The probability of one class for one image. */
    public float probability(int row, int label) {
        return probabilities[row * classes + label];
    }
}
