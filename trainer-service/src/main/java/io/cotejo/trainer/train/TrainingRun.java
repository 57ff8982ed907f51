package io.cotejo.trainer.train;

import io.cotejo.events.Evaluation;
import io.cotejo.events.RunResults;
import io.cotejo.events.Score;
import io.cotejo.events.job.Monitor;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.checkpoint.CheckpointContent;
import io.cotejo.trainer.checkpoint.CheckpointException;
import io.cotejo.trainer.checkpoint.CheckpointHeader;
import io.cotejo.trainer.dataset.Dataset;
import io.cotejo.trainer.dataset.ImageSet;
import io.cotejo.trainer.engine.TorchEngine;
import io.cotejo.trainer.evaluate.Evaluator;
import io.cotejo.trainer.evaluate.NotFiniteException;
import io.cotejo.trainer.evaluate.Outputs;
import io.cotejo.trainer.evaluate.RunningScore;
import io.cotejo.trainer.evaluate.Samples;
import io.cotejo.trainer.network.Network;
import io.cotejo.trainer.network.NetworkPlan;
import io.cotejo.trainer.optimize.Optimizer;
import io.cotejo.trainer.seed.SeededRandom;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The state of a training between its epochs. */
final class TrainingRun implements AutoCloseable {
    private static final long DROPOUT = 3; // tells this stream of the seed from the others
    private static final double NANOS = 1e9;

    private final TrainingJob job;
    private final Dataset dataset;
    private final String jobDigest;
    private final Network network;
    private final Optimizer optimizer;
    private final Batches batches;
    private final LearningRate learningRate;
    private final Callbacks callbacks;
    private final BestEpoch bestEpoch;
    private int epochsDone;
    private double trainingSeconds;
    private @Nullable CheckpointContent best;

    TrainingRun(TrainingJob job, Dataset dataset, NetworkPlan plan, String jobDigest) {
        this.job = job;
        this.dataset = dataset;
        this.jobDigest = jobDigest;
        this.network = new Network(
                plan,
                job.dataset().normalize(),
                job.training().seed(),
                job.training().labelSmoothing());
        this.optimizer =
                Optimizer.of(job.optimizer(), job.training().gradientClip(), network.parameters(), plan.weightNames());
        this.batches = Batches.of(job.training().batchSize(), plan);
        this.learningRate = new LearningRate(
                job.optimizer().learningRate(),
                new Schedule(
                        job.training().schedule(),
                        job.training().epochs(),
                        batches.count(dataset.train().size())));
        boolean higherIsBetter = job.training().monitor().higherIsBetter();
        this.callbacks = new Callbacks(job.callbacks(), higherIsBetter);
        this.bestEpoch = new BestEpoch(higherIsBetter);
    }

    /** Takes everything over from checkpoints of the same job. */
    void restore(ResumePoint point) {
        var last = point.last();
        try {
            network.load(last.weights());
            Network.fill(optimizer.state(), last.optimizer());
        } catch (IllegalArgumentException e) {
            throw new CheckpointException("does not fit the network: " + e.getMessage(), e);
        }
        optimizer.steps(last.header().optimizerSteps());
        learningRate.base(last.header().learningRate());
        callbacks.restore(last.callbacks());
        bestEpoch.restore(last.header());
        epochsDone = last.header().epoch();
        trainingSeconds = last.header().trainingSeconds();
        best = point.best();
    }

    /** Trains what is left, and evaluates the best epoch. */
    Outcome train(TrainingListener listener) {
        while (epochsDone < job.training().epochs() && !callbacks.stopped()) {
            if (listener.cancelled() || !epoch(epochsDone + 1, listener)) {
                return new Outcome.Cancelled();
            }
        }
        return finish();
    }

    private boolean epoch(int epoch, TrainingListener listener) {
        var running = new RunningScore();
        double seconds = pass(epoch, running, listener);
        if (seconds < 0) {
            return false;
        }
        trainingSeconds += seconds;
        epochsDone = epoch;
        var train = running.score();
        boolean validates = dataset.validation().size() > 0;
        var heldOut =
                evaluate(validates ? dataset.validation() : dataset.test()).score();
        double monitored = monitored(train, heldOut);
        boolean better = bestEpoch.offer(epoch, monitored);
        learningRate.base(callbacks.observe(epoch, monitored, learningRate.base()));
        var checkpoint = checkpoint();
        best = better ? checkpoint : best;
        listener.epochCompleted(
                new EpochReport(
                        epoch,
                        job.training().epochs(),
                        optimizer.learningRate(),
                        train,
                        validates ? heldOut : null,
                        validates ? null : heldOut,
                        monitored,
                        better,
                        seconds,
                        dataset.train().size() / seconds),
                checkpoint);
        return true;
    }

    /** Seconds, or below 0 if it was cancelled. */
    private double pass(int epoch, RunningScore running, TrainingListener listener) {
        long started = System.nanoTime();
        TorchEngine.seed(SeededRandom.of(job.training().seed(), DROPOUT, epoch).nextLong());
        try (var images = new ShuffledImages(
                        dataset.train(), job.dataset().augment(), job.training().seed(), epoch);
                var pass = new Pass(network, optimizer, batches, learningRate)) {
            var watcher = new ProgressWatcher(
                    epoch, job.training().epochs(), dataset.train().size(), listener);
            if (!pass.run(epoch, images, running, watcher)) {
                return -1;
            }
        }
        return (System.nanoTime() - started) / NANOS;
    }

    private Evaluation evaluate(ImageSet images) {
        return evaluate(Outputs.of(network, images));
    }

    private Evaluation evaluate(Outputs outputs) {
        try {
            return Evaluator.evaluate(outputs);
        } catch (NotFiniteException e) {
            throw new DivergedException(
                    "loss", e.loss(), "the evaluation after epoch " + epochsDone, learningRate.base());
        }
    }

    private double monitored(Score train, Score heldOut) {
        return switch (job.training().monitor()) {
            case Monitor.TRAIN_LOSS -> train.loss();
            case Monitor.TRAIN_ACCURACY -> train.accuracy();
            case Monitor.VAL_LOSS -> heldOut.loss();
            case Monitor.VAL_ACCURACY -> heldOut.accuracy();
        };
    }

    private CheckpointContent checkpoint() {
        var header = new CheckpointHeader(
                jobDigest,
                epochsDone,
                bestEpoch.epoch(),
                bestEpoch.figure(),
                learningRate.base(),
                optimizer.steps(),
                trainingSeconds);
        return new CheckpointContent(header, network.weights(), Network.copy(optimizer.state()), callbacks.state());
    }

    private Outcome finish() {
        var kept = Objects.requireNonNull(best, "a run has at least one epoch");
        var finalWeights = network.weightsSha256();
        network.load(kept.weights());
        var validation = dataset.validation().size() > 0 ? evaluate(dataset.validation()) : null;
        var test = Outputs.of(network, dataset.test());
        var results = new RunResults(
                epochsDone,
                kept.header().epoch(),
                null,
                evaluate(dataset.train()),
                validation,
                evaluate(test),
                trainingSeconds,
                (double) epochsDone * dataset.train().size() / trainingSeconds,
                finalWeights,
                null);
        return new Outcome.Finished(results, kept, Samples.of(test, dataset.classes()));
    }

    @Override
    public void close() {
        optimizer.close();
        network.close();
    }
}
