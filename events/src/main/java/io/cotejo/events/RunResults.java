package io.cotejo.events;

import com.fasterxml.jackson.annotation.JsonValue;
import io.cotejo.events.artifact.Artifact;
import io.cotejo.events.artifact.TestAnswers;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run.
 *
 * @param epochs how many were trained; fewer than asked for if it stopped early
 * @param bestEpoch the one that was evaluated and exported, counted from 1
 * @param ending why no more epochs were trained; null in events of before it was told
 * @param train of the best epoch, dropout off, on the training images as they are; null in events of before it was told
 * @param validation of the best epoch; null if the job holds no images back
 * @param test of the best epoch, on the test images
 * @param trainingSeconds spent on batches over all attempts, evaluation not counted
 * @param imagesPerSecond training images over {@code trainingSeconds}
 * @param weightsSha256 over the final epoch's parameters and buffers, in the network's order, little-endian
 * @param predictions {@link SamplePredictions} on test images, as JSON; null in events of before there were any
 * @param answers {@link TestAnswers} to all test images; null in events of before there were any
 */
public record RunResults(
        int epochs,
        int bestEpoch,
        @Nullable Ending ending,
        @Nullable Evaluation train,
        @Nullable Evaluation validation,
        Evaluation test,
        double trainingSeconds,
        double imagesPerSecond,
        String weightsSha256,
        @Nullable Artifact predictions,
        @Nullable Artifact answers) {
    /** Why a run trained no further epoch. */
    public enum Ending {
        /** All epochs that the job asks for were trained. */
        ALL_EPOCHS,
        /** The monitored figure got no better. */
        EARLY_STOPPING,
        /** Other runs of the experiment were better by then. */
        MEDIAN_STOPPING,
        /** The loss was no number any more. */
        NOT_A_NUMBER;

        /** The word for it in the event. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public RunResults {
        Checks.atLeast("epochs", epochs, 1);
        Checks.atLeast("bestEpoch", bestEpoch, 1);
        Checks.notNegative("trainingSeconds", trainingSeconds);
        Checks.notNegative("imagesPerSecond", imagesPerSecond);
        Checks.sha256("weightsSha256", weightsSha256);
    }

    /** The same, with where the sample predictions are. */
    public RunResults withPredictions(Artifact stored) {
        return with(stored, answers);
    }

    /** The same, with where the answers to all test images are. */
    public RunResults withAnswers(Artifact stored) {
        return with(predictions, stored);
    }

    private RunResults with(@Nullable Artifact storedPredictions, @Nullable Artifact storedAnswers) {
        return new RunResults(
                epochs,
                bestEpoch,
                ending,
                train,
                validation,
                test,
                trainingSeconds,
                imagesPerSecond,
                weightsSha256,
                storedPredictions,
                storedAnswers);
    }
}
