package io.cotejo.trainer.train;

import io.cotejo.events.job.Fault;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.dataset.Dataset;
import io.cotejo.trainer.dataset.ImageShape;
import java.util.List;

/** One job's training, from the first epoch or from a checkpoint to the evaluation of the best epoch. */
public final class Training {
    /**
     * Prepares a training; nothing is computed yet.
     *
     * @throws IllegalArgumentException if the network does not fit the images: see {@link #faults}
     */
    public Training(TrainingJob job, Dataset dataset, TrainingListener listener) {}

    /** What does not fit between a job and its images; empty if it can be trained. */
    public static List<Fault> faults(TrainingJob job, ImageShape image, int classes) {
        return List.of();
    }

    /**
     * Trains from the first epoch.
     *
     * @throws DivergedException if the loss is no longer a number
     */
    public Outcome run() {
        return new Outcome.Cancelled();
    }

    /**
     * Goes on after the last epoch of a checkpoint, with the same result as if there had been no break.
     *
     * @throws DivergedException if the loss is no longer a number
     * @throws io.cotejo.trainer.checkpoint.CheckpointException if the checkpoint is another job's, or another dataset's
     */
    public Outcome resume(ResumePoint point) {
        return new Outcome.Cancelled();
    }
}
