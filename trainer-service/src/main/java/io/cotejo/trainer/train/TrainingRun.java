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
import io.cotejo.trainer.evaluate.Evaluator;
import io.cotejo.trainer.evaluate.NotFiniteException;
import io.cotejo.trainer.evaluate.Outputs;
import io.cotejo.trainer.evaluate.RunningScore;
import io.cotejo.trainer.evaluate.Samples;
import io.cotejo.trainer.network.Network;
import io.cotejo.trainer.network.NetworkPlan;
import io.cotejo.trainer.optimize.Optimizer;
import io.cotejo.trainer.seed.SeededRandom;
import java.time.Instant;
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
    private final LearningRate learningRate;
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
        this.callbacks = new Callbacks(job);
        this.bestEpoch = BestEpoch.of(job);
    }

    /** Begins with weights from elsewhere. */
    void begin(Map<String, Tensor> weights) {
        network.overwrite(weights);
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
        return finish(ending, listener);
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
        var begun = Instant.now();
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
        learningRate.base(callbacks.observe(epoch, figures, learningRate.base()));
        callbacks.compare(epoch, bestEpoch.monitored(figures), listener::rivals);
        var checkpoint = checkpoint();
        best = better ? checkpoint : best;
        lastWeights = checkpoint.weights();
        listener.epochCompleted(report(figures, validates, better, seconds, begun), checkpoint);
        return true;
    }

    private EpochReport report(Figures figures, boolean validates, boolean better, double seconds, Instant begun) {
        return new EpochReport(
                epochsDone,
                job.training().epochs(),
                optimizer.learningRate(),
                figures.train(),
                validates ? figures.heldOut() : null,
                validates ? null : figures.heldOut(),
                bestEpoch.monitored(figures),
                better,
                seconds,
                dataset.train().size() / seconds,
                begun);
    }

    /** Seconds, or below 0 if it was cancelled. */
    private double pass(int epoch, RunningScore running, TrainingListener listener) {
        long started = System.nanoTime();
        network.dropOutBy(SeededRandom.of(job.training().seed(), DROPOUT, epoch));
        try (var images = new ShuffledImages(
                        dataset.train(), job.dataset().augment(), job.training().seed(), epoch);
                var pass = new Pass(network, optimizer, batches, learningRate, listener.wantsGradients())) {
            var watcher = new ProgressWatcher(
                    epoch, job.training().epochs(), dataset.train().size(), listener);
            if (!pass.run(epoch, images, running, watcher)) {
                return -1;
            }
            if (listener.wantsGradients()) {
                listener.gradients(pass.lastGradients());
            }
        }
        return (System.nanoTime() - started) / NANOS;
    }

    private Evaluation evaluate(ImageSet images, int epoch) {
        return evaluate(Outputs.of(network, images), epoch);
    }

    private Evaluation evaluate(Outputs outputs, int epoch) {
        try {
            return Evaluator.evaluate(outputs);
        } catch (NotFiniteException e) {
            throw new DivergedException("loss", e.loss(), "the evaluation after epoch " + epoch, learningRate.base());
        }
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

    private Outcome finish(Ending ending, TrainingListener listener) {
        var kept = Objects.requireNonNull(best, "a run has at least one epoch");
        int epoch = kept.header().epoch();
        network.load(lastWeights); // those of an epoch that was broken off are nobody's
        var finalWeights = network.weightsSha256();
        network.load(kept.weights());
        var validation = dataset.validation().size() > 0 ? evaluate(dataset.validation(), epoch) : null;
        var test = Outputs.of(network, dataset.test());
        if (listener.cancelled()) {
            return new Outcome.Cancelled();
        }
        var train = evaluate(dataset.train(), epoch);
        if (listener.cancelled()) {
            return new Outcome.Cancelled();
        }
        var results = new RunResults(
                epochsDone,
                epoch,
                ending,
                train,
                validation,
                evaluate(test, epoch),
                trainingSeconds,
                (double) epochsDone * dataset.train().size() / trainingSeconds,
                finalWeights,
                null,
                null);
        return new Outcome.Finished(
                results, kept, Samples.of(test, dataset.classes()), test.answers(dataset.testDigest()));
    }

    @Override
    public void close() {
        optimizer.close();
        network.close();
    }
}
