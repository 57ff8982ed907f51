package io.cotejo.trainer.train;

import io.cotejo.events.Score;
import io.cotejo.events.job.Monitor;

/**
 * What callbacks may look at after an epoch.
 *
 * @param train means over the epoch's batches
 * @param heldOut over the validation images; over the test images if the job holds none back
 */
public record Figures(Score train, Score heldOut) {
    /** The figure of that name. */
    public double of(Monitor monitor) {
        return switch (monitor) {
            case TRAIN_LOSS -> train.loss();
            case TRAIN_ACCURACY -> train.accuracy();
            case VAL_LOSS -> heldOut.loss();
            case VAL_ACCURACY -> heldOut.accuracy();
        };
    }
}
