package io.cotejo.trainer.train;

import io.cotejo.events.EventJson;
import io.cotejo.events.NetworkSummary;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.events.artifact.Safetensors.Tensor;
import io.cotejo.events.job.CallbacksSpec.ModelCheckpoint;
import io.cotejo.events.job.Fault;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.checkpoint.CheckpointException;
import io.cotejo.trainer.checkpoint.GivenWeights;
import io.cotejo.trainer.checkpoint.GivenWeightsException;
import io.cotejo.trainer.dataset.Dataset;
import io.cotejo.trainer.dataset.ImageShape;
import io.cotejo.trainer.engine.TorchEngine;
import io.cotejo.trainer.network.NetworkPlan;
import io.cotejo.trainer.network.PixelScaling;
import io.quarkus.logging.Log;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One job's training, from the first epoch or from a checkpoint to the evaluation of the best epoch. Everything happens on
 * the thread that calls, and on threads that it waits for; no two trainings may go on at once in a process, since they would share the
 * engine's number of threads.
 */
public final class Training {
    private static final int MOST_KEPT = 1_000; // one record names them all, and Kafka limits its size

    private final TrainingJob job;
    private final Dataset dataset;
    private final TrainingListener listener;
    private final NetworkPlan plan;

    /**
     * Prepares a training, and the engine's threads for it; nothing is computed yet.
     *
     * @throws IllegalArgumentException if the job does not fit the images: see {@link #faults}
     */
    public Training(TrainingJob job, Dataset dataset, TrainingListener listener) {
        this.job = job;
        this.dataset = dataset;
        this.listener = listener;
        var images = dataset.train().shape();
        int classes = dataset.classes().size();
        var faults = faults(job, images, classes, dataset.train().size());
        this.plan = switch (NetworkPlan.of(job.network(), images, classes)) {
            case NetworkPlan.Result.Fits fits when faults.isEmpty() -> fits.plan();
            case NetworkPlan.Result.Fits fits -> throw new IllegalArgumentException(Fault.join(faults));
            case NetworkPlan.Result.Faulty faulty -> throw new IllegalArgumentException(Fault.join(faults));
        };
        TorchEngine.fitThreads(plan.work() * job.training().batchSize(), plan.shareable());
    }

    /** The network that is trained, layer by layer. */
    public NetworkSummary summary() {
        return plan.summary();
    }

    /**
     * What does not fit between a job and its images; empty if it can be trained.
     *
     * @param images to learn from, less those that are held back
     */
    public static List<Fault> faults(TrainingJob job, ImageShape image, int classes, int images) {
        var faults = new ArrayList<>(PixelScaling.faults(job.dataset().normalize(), image));
        faults.addAll(Augmentation.faults(job.dataset().augment(), image));
        faults.addAll(Schedule.faults(job.training().schedule(), job.training().epochs()));
        keptFault(job.callbacks().modelCheckpoint(), job.training().epochs()).ifPresent(faults::add);
        switch (NetworkPlan.of(job.network(), image, classes)) {
            case NetworkPlan.Result.Fits(var plan) ->
                faults.addAll(singleFaults(job, plan.needsSeveralImages(), images));
            case NetworkPlan.Result.Faulty(var misfits, var needsSeveralImages) -> {
                faults.addAll(misfits);
                faults.addAll(singleFaults(job, needsSeveralImages, images));
            }
        }
        return faults;
    }

    private static Optional<Fault> keptFault(@Nullable ModelCheckpoint settings, int epochs) {
        if (settings == null || settings.every() == null) {
            return Optional.empty();
        }
        int best = settings.topK() == null ? 0 : Math.min(settings.topK(), epochs);
        int kept = epochs / settings.every() + best;
        return kept <= MOST_KEPT
                ? Optional.empty()
                : Optional.of(new Fault(
                        "callbacks.modelCheckpoint.every",
                        settings.every().toString(),
                        "with " + epochs + " epochs up to " + kept + " checkpoints would be kept, at most " + MOST_KEPT
                                + " can be: raise every"));
    }

    /** Batch normalisation divides by the variance of a batch, which one value has not. */
    private static List<Fault> singleFaults(TrainingJob job, boolean needsSeveralImages, int images) {
        var faults = new ArrayList<Fault>();
        if (needsSeveralImages && job.training().batchSize() == 1) {
            faults.add(new Fault(
                    "training.batchSize", "1", "must be at least 2 with batch normalisation of single values"));
        }
        if (needsSeveralImages && images == 1) {
            var dataset = job.dataset();
            faults.add(new Fault(
                    dataset.validation().none() ? "dataset.train" : "dataset.validation",
                    String.valueOf(
                            dataset.validation().none()
                                    ? dataset.train()
                                    : dataset.validation().document()),
                    "leaves 1 image to learn from, and batch normalisation of single values needs at least 2: ask for"
                            + " more, or hold back less"));
        }
        return faults;
    }

    /**
     * Trains from the first epoch.
     *
     * @throws DivergedException if the loss is no longer a number, unless the job is to end with what it has by then
     */
    public Outcome run() {
        try (var run = new TrainingRun(job, dataset, plan, jobDigest())) {
            return run.train(listener);
        }
    }

    /**
     * Trains from the first epoch, beginning with weights from elsewhere, which are let go of before it does.
     *
     * @throws DivergedException if the loss is no longer a number
     * @throws GivenWeightsException if they do not fit the network
     */
    public Outcome run(Supplier<GivenWeights> given) {
        try (var run = new TrainingRun(job, dataset, plan, jobDigest())) {
            run.begin(fitting(given.get()));
            return run.train(listener);
        }
    }

    private Map<String, Tensor> fitting(GivenWeights given) {
        var taken = given.fitting(plan);
        Log.infof(
                "Begins with given weights: from=%s sha256=%s tensors=%d of=%d",
                given.origin().value(),
                given.sha256(),
                taken.size(),
                plan.tensors().size());
        return taken;
    }

    /**
     * Goes on after the last epoch of a checkpoint, with the same result as if there had been no break.
     *
     * @throws DivergedException if the loss is no longer a number, unless the job is to end with what it has by then
     * @throws CheckpointException if a checkpoint is another job's, or another dataset's
     */
    public Outcome resume(ResumePoint point) {
        var digest = jobDigest();
        for (var checkpoint : List.of(point.last(), point.best())) {
            if (!checkpoint.header().jobDigest().equals(digest)) {
                throw new CheckpointException("of epoch " + checkpoint.header().epoch()
                        + " belongs to another job or other images: the same job must be resumed on the same dataset");
            }
        }
        try (var run = new TrainingRun(job, dataset, plan, digest)) {
            run.restore(point);
            return run.train(listener);
        }
    }

    private String jobDigest() {
        byte[] document = EventJson.write(job);
        byte[] images = dataset.digest().getBytes(StandardCharsets.US_ASCII);
        return ArtifactStore.sha256(ByteBuffer.allocate(document.length + images.length)
                .put(document)
                .put(images)
                .flip());
    }
}
