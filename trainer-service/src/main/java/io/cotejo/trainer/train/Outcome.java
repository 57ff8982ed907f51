package io.cotejo.trainer.train;

import io.cotejo.events.RunResults;
import io.cotejo.events.SamplePredictions;
import io.cotejo.trainer.checkpoint.CheckpointContent;

/** How a run ended, if not by an exception. */
public sealed interface Outcome {
    /**
     * Trained to the end, by number of epochs or by early stopping.
     *
     * @param results of the best epoch, and of the run as a whole; {@code weightsSha256} is the final epoch's
     * @param best the best epoch's checkpoint, whose weights are to be exported
     * @param samples single test images as those weights see them
     */
    record Finished(RunResults results, CheckpointContent best, SamplePredictions samples) implements Outcome {}

    /** {@link TrainingListener#cancelled} said so. */
    record Cancelled() implements Outcome {}
}
