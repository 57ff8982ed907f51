package io.cotejo.trainer.train;

import ai.djl.ndarray.NDArray;

/**
 * What training makes small: cross-entropy with smoothed labels, as <a
 * href="https://docs.pytorch.org/docs/2.7/generated/torch.nn.CrossEntropyLoss.html">PyTorch</a> defines it. The figures
 * that are reported are of the cross-entropy without smoothing, so that they can be compared with the evaluation's.
 *
 * @param smoothing share of each target that is spread evenly over all classes, in [0, 1)
 */
record CrossEntropy(double smoothing) {
    /**
     * The loss with the sign turned round, a single number.
     *
     * @param logProbabilities {@code [batch, classes]}
     * @param labels {@code [batch, 1]}
     */
    NDArray negative(NDArray logProbabilities, NDArray labels) {
        var ofLabels = logProbabilities.gather(labels, 1).mean();
        return smoothing == 0
                ? ofLabels
                : ofLabels.mul((float) (1 - smoothing))
                        .add(logProbabilities.mean().mul((float) smoothing));
    }
}
