package io.cotejo.trainer.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.cotejo.trainer.engine.TorchEngine;
import io.cotejo.trainer.evaluate.Answers;
import io.cotejo.trainer.evaluate.RunningScore;
import io.cotejo.trainer.network.Network;
import io.cotejo.trainer.optimize.Optimizer;
import java.util.Map;

/** One pass over the training images: for each batch forward, backward, step. */
final class Pass implements AutoCloseable {
    private final Network network;
    private final Optimizer optimizer;
    private final Batches batches;
    private final LearningRate learningRate;
    private final boolean keepsGradients;
    private final NDManager manager = TorchEngine.newManager();
    private Map<String, float[]> lastGradients = Map.of();

    Pass(Network network, Optimizer optimizer, Batches batches, LearningRate learningRate, boolean keepsGradients) {
        this.network = network;
        this.optimizer = optimizer;
        this.batches = batches;
        this.learningRate = learningRate;
        this.keepsGradients = keepsGradients;
    }

    /** Told after each batch what has come of the pass so far. */
    @FunctionalInterface
    interface Watcher {
        /** False if the pass is to end here. */
        boolean batchDone(RunningScore soFar);
    }

    /**
     * Trains on all images, in their order.
     *
     * @return false if the watcher ended it
     * @throws DivergedException if the loss of a batch is no number
     */
    boolean run(int epoch, ShuffledImages images, RunningScore running, Watcher watcher) {
        int from = 0;
        for (int number = 1; from < images.size(); number++) {
            int to = batches.end(from, images.size());
            train(images, from, to, running);
            if (!Double.isFinite(running.loss())) {
                throw new DivergedException(
                        "loss", running.loss(), "epoch " + epoch + ", batch " + number, learningRate.base());
            }
            from = to;
            if (!watcher.batchDone(running)) {
                return false;
            }
        }
        return true;
    }

    private void train(ShuffledImages images, int from, int to, RunningScore running) {
        try (var batch = manager.newSubManager()) {
            var pixels = images.pixels(batch, from, to);
            var labels = images.labels(batch, from, to);
            var logProbabilities = network.backward(pixels, labels);
            if (keepsGradients && to == images.size()) {
                lastGradients = optimizer.gradients();
            }
            optimizer.learningRate(learningRate.at(optimizer.steps()));
            optimizer.step();
            count(images, from, logProbabilities, running);
        }
    }

    /** Those of the last batch, if they were to be kept, as they were before anything was done to them. */
    Map<String, float[]> lastGradients() {
        return lastGradients;
    }

    private void count(ShuffledImages images, int from, NDArray logProbabilities, RunningScore running) {
        var values = logProbabilities.toFloatArray();
        int classes = network.plan().classes();
        for (int i = 0; i * classes < values.length; i++) {
            int label = images.label(from + i);
            running.add(-values[i * classes + label], Answers.best(values, i * classes, classes) == label);
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
