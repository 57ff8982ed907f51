package io.cotejo.trainer.train;

import java.util.Locale;

/** The loss is no longer a number, so that nothing more can be learned. */
public final class DivergedException extends RuntimeException {
    DivergedException(String figure, double value, String where, double learningRate) {
        super(String.format(
                Locale.ROOT,
                "the %s became %s in %s: the training has diverged. A lower optimizer.learningRate than %s may help,"
                        + " or batch normalisation, or another dataset.normalize",
                figure,
                value,
                where,
                learningRate));
    }
}
