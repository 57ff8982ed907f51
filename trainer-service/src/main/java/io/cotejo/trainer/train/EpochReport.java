package io.cotejo.trainer.train;

import io.cotejo.events.Score;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the training images: what {@link io.cotejo.events.EpochCompleted} says about it.
 *
 * @param epoch counted from 1
 * @param epochs how many the job asks for
 * @param learningRate the rate of the last step in this epoch
 * @param train means over the epoch's batches, dropout on
 * @param validation null if the job holds no images back
 * @param test null if it does
 * @param monitored the figure that decides which epoch is the best
 * @param best whether this epoch is kept instead of the one that was before
 * @param trainingSeconds time spent on the batches, evaluation not counted
 * @param imagesPerSecond training images over {@code trainingSeconds}
 * @param begun when the first batch was taken up
 */
public record EpochReport(
        int epoch,
        int epochs,
        double learningRate,
        Score train,
        @Nullable Score validation,
        @Nullable Score test,
        double monitored,
        boolean best,
        double trainingSeconds,
        double imagesPerSecond,
        Instant begun) {
    /** The figures that callbacks look at. */
    public Figures figures() {
        return new Figures(train, validation != null ? validation : Objects.requireNonNull(test));
    }
}
