package io.cotejo.trainer.evaluate;

/** The loss of an evaluation is no number. */
public final class NotFiniteException extends RuntimeException {
    private final double loss;

    NotFiniteException(double loss) {
        super("the loss over the evaluated images is " + loss);
        this.loss = loss;
    }

    /** What it is instead. */
    public double loss() {
        return loss;
    }
}
