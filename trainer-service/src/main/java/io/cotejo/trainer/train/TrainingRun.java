package io.cotejo.trainer.train;

import io.cotejo.events.Evaluation;
import io.cotejo.events.RunResults;
import io.cotejo.events.RunResults.Ending;
import io.cotejo.events.artifact.Safetensors.Tensor;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.checkpoint.CheckpointContent;
import io.cotejo.trainer.checkpoint.CheckpointException;
import io.cotejo.trainer.checkpoint.CheckpointHeader;
import io.cotejo.trainer.dataset.Dataset;
import io.cotejo.trainer.dataset.ImageSet;
import io.cotejo.trainer.engine.TorchEngine;
import io.cotejo.trainer.evaluate.Evaluator;
import io.cotejo.trainer.evaluate.NotFiniteException;
import io.cotejo.trainer.evaluate.RunningScore;
import io.cotejo.trainer.network.Network;
import io.cotejo.trainer.network.NetworkPlan;
import io.cotejo.trainer.optimize.Optimizer;
import io.cotejo.trainer.seed.SeededRandom;
import java.util.Map;
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
    private final Callbacks callbacks;
    private final BestEpoch bestEpoch;
    private int epochsDone;
    private double trainingSeconds;
    private @Nullable CheckpointContent best;
    private Map<String, Tensor> lastWeights = Map.of();

    TrainingRun(TrainingJob job, Dataset dataset, NetworkPlan plan, String jobDigest) {
        this.job = job;
        this.dataset = dataset;
        this.jobDigest = jobDigest;
        this.network =
                new Network(plan, job.dataset().normalize(), job.training().seed());
        this.optimizer = Optimizer.of(job.optimizer(), network.parameters());
        this.batches = Batches.of(job.training().batchSize(), plan);
        this.callbacks = new Callbacks(job);
        this.bestEpoch = BestEpoch.of(job);
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
        optimizer.learningRate(last.header().learningRate());
        callbacks.restore(last.callbacks());
        bestEpoch.restore(last.header());
        epochsDone = last.header().epoch();
        trainingSeconds = last.header().trainingSeconds();
        best = point.best();
        lastWeights = last.weights();
    }

    /** Trains what is left, and evaluates the epoch that is kept. */
    Outcome train(TrainingListener listener) {
        var ending = ending();
        while (ending == null) {
            try {
                if (listener.cancelled() || !epoch(epochsDone + 1, listener)) {
                    return new Outcome.Cancelled();
                }
                ending = ending();
            } catch (DivergedException e) {
                ending = terminated(e);
            }
        }
        return finish(ending);
    }

    private @Nullable Ending ending() {
        return epochsDone < job.training().epochs() ? callbacks.ending() : Ending.ALL_EPOCHS;
    }

    /** What was trained before stands, if the job wants that and there is any; else the run has failed. */
    private Ending terminated(DivergedException diverged) {
        if (!job.callbacks().terminateOnNaN() || best == null) {
            throw diverged;
        }
        return Ending.NOT_A_NUMBER;
    }

    private boolean epoch(int epoch, TrainingListener listener) {
        double learningRate = optimizer.learningRate();
        var running = new RunningScore();
        double seconds = pass(epoch, running, listener);
        if (seconds < 0) {
            return false;
        }
        boolean validates = dataset.validation().size() > 0;
        var heldOut = evaluate(validates ? dataset.validation() : dataset.test(), epoch);
        var figures = new Figures(running.score(), heldOut.score());
        epochsDone = epoch;
        trainingSeconds += seconds;
        boolean better = bestEpoch.offer(epoch, figures);
        optimizer.learningRate(callbacks.observe(epoch, figures, learningRate));
        callbacks.compare(epoch, bestEpoch.monitored(figures), listener::rivals);
        var checkpoint = checkpoint();
        best = better ? checkpoint : best;
        lastWeights = checkpoint.weights();
        listener.epochCompleted(report(figures, validates, better, learningRate, seconds), checkpoint);
        return true;
    }

    private EpochReport report(
            Figures figures, boolean validates, boolean better, double learningRate, double seconds) {
        return new EpochReport(
                epochsDone,
                job.training().epochs(),
                learningRate,
                figures.train(),
                validates ? figures.heldOut() : null,
                validates ? null : figures.heldOut(),
                bestEpoch.monitored(figures),
                better,
                seconds,
                dataset.train().size() / seconds);
    }

    /** Seconds, or below 0 if it was cancelled. */
    private double pass(int epoch, RunningScore running, TrainingListener listener) {
        long started = System.nanoTime();
        TorchEngine.seed(SeededRandom.of(job.training().seed(), DROPOUT, epoch).nextLong());
        try (var images = new ShuffledImages(dataset.train(), job.training().seed(), epoch);
                var pass = new Pass(network, optimizer, batches)) {
            var watcher = new ProgressWatcher(
                    epoch, job.training().epochs(), dataset.train().size(), listener);
            if (!pass.run(epoch, images, running, watcher)) {
                return -1;
            }
        }
        return (System.nanoTime() - started) / NANOS;
    }

    private Evaluation evaluate(ImageSet images, int epoch) {
        try {
            return Evaluator.evaluate(network, images);
        } catch (NotFiniteException e) {
            throw new DivergedException(
                    "loss", e.loss(), "the evaluation after epoch " + epoch, optimizer.learningRate());
        }
    }

    private CheckpointContent checkpoint() {
        var header = new CheckpointHeader(
                jobDigest,
                epochsDone,
                bestEpoch.epoch(),
                bestEpoch.figure(),
                optimizer.learningRate(),
                optimizer.steps(),
                trainingSeconds);
        return new CheckpointContent(header, network.weights(), Network.copy(optimizer.state()), callbacks.state());
    }

    private Outcome finish(Ending ending) {
        var kept = Objects.requireNonNull(best, "a run has at least one epoch");
        int epoch = kept.header().epoch();
        network.load(lastWeights); // those of an epoch that was broken off are nobody's
        var finalWeights = network.weightsSha256();
        network.load(kept.weights());
        var validation = dataset.validation().size() > 0 ? evaluate(dataset.validation(), epoch) : null;
        var results = new RunResults(
                epochsDone,
                epoch,
                ending,
                null,
                validation,
                evaluate(dataset.test(), epoch),
                trainingSeconds,
                (double) epochsDone * dataset.train().size() / trainingSeconds,
                finalWeights,
                null);
        return new Outcome.Finished(results, kept);
    }

    @Override
    public void close() {
        optimizer.close();
        network.close();
    }
}
