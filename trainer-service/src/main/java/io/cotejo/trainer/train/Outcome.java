package io.cotejo.trainer.train;

import io.cotejo.events.RunResults;
import io.cotejo.events.SamplePredictions;
import io.cotejo.events.artifact.TestAnswers;
import io.cotejo.trainer.checkpoint.CheckpointContent;

/** How a run ended, if not by an exception. */
public sealed interface Outcome {
    /**
     * Trained to the end: to the last epoch, or to where a callback ended it.
     *
     * @param results of the epoch that is kept, and of the run as a whole; {@code weightsSha256} is that of the last epoch
     *     that was completed
     * @param best the checkpoint of the epoch that is kept, whose weights are to be exported
     * @param samples single test images as those weights see them
     * @param answers what those weights say to every test image
     */
    record Finished(RunResults results, CheckpointContent best, SamplePredictions samples, TestAnswers answers)
            implements Outcome {}

    /** {@link TrainingListener#cancelled} said so. */
    record Cancelled() implements Outcome {}
}
