package io.cotejo.trainer.train;

import io.cotejo.trainer.checkpoint.CheckpointContent;
import java.util.List;
import java.util.Map;

/** Who wants to know how a run goes on. Called on the thread that trains, which waits for the answer. */
public interface TrainingListener {
    /** True if {@link #gradients} is to be called. */
    default boolean wantsGradients() {
        return false;
    }

    /** The gradients of the last batch of an epoch, by parameter; told before the epoch. */
    default void gradients(Map<String, float[]> lastBatch) {}

    /**
     * An epoch has been trained and evaluated. The run goes on once this returns, so that whatever is stored and announced
     * here is stored and announced in order; an exception ends the run.
     */
    void epochCompleted(EpochReport report, CheckpointContent checkpoint);

    /** Some batches more have been trained; called a few times a second. */
    void progress(Progress progress);

    /** True if the run is to end as soon as possible; asked after every batch, and between the final evaluations. */
    boolean cancelled();

    /**
     * How the other runs of the experiment have done: for each one that has come as far, the average of its monitored
     * figure over all epochs up to that one. Asked after an epoch, if the job stops hopeless runs.
     */
    List<Double> rivals(int epoch);
}
