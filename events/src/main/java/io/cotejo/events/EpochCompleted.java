package io.cotejo.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the training images has finished.
 *
 * @param epoch counted from 1
 * @param epochs how many the job asks for
 * @param learningRate the rate of this epoch's last step
 * @param train means over the epoch's batches, dropout on
 * @param validation null if the job holds no images back
 * @param test null if the job validates on images of its own; else what the curve beside {@code train} shows
 * @param monitored the figure that decides which epoch is the best
 * @param best whether {@code monitored} is better than in every epoch before
 * @param trainingSeconds time spent on the batches, evaluation not counted
 * @param imagesPerSecond training images over {@code trainingSeconds}
 */
public record EpochCompleted(
        RunId runId,
        int attempt,
        Instant at,
        int epoch,
        int epochs,
        double learningRate,
        Score train,
        @Nullable Score validation,
        @Nullable Score test,
        double monitored,
        boolean best,
        double trainingSeconds,
        double imagesPerSecond)
        implements TrainingEvent {
    public EpochCompleted {
        Checks.atLeast("attempt", attempt, 1);
        Checks.atLeast("epoch", epoch, 1);
        Checks.atLeast("epochs", epochs, epoch);
        Checks.notNegative("learningRate", learningRate);
        Checks.finite("monitored", monitored);
        Checks.notNegative("trainingSeconds", trainingSeconds);
        Checks.notNegative("imagesPerSecond", imagesPerSecond);
    }

    /** The figures of the images that the network has not trained on: validation, or test where there is none. */
    public Score heldOut() {
        return validation != null ? validation : test != null ? test : train;
    }

    @Override
    public Topic topic() {
        return Topic.EPOCHS;
    }

    @Override
    public String eventId() {
        return runId + "/" + attempt + "/epoch/" + epoch;
    }

    @Override
    public String eventType() {
        return "io.cotejo.training.epoch.completed.v1";
    }
}
