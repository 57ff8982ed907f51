package io.cotejo.metrics.run;

import io.cotejo.events.RunId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run's learning curve in columns: the first entry of each is of the first epoch, and so on. A column is null where no
 * epoch has the figure.
 *
 * @param status {@code queued}, {@code running}, {@code completed}, {@code failed} or {@code cancelled}
 * @param epoch counted from 1; empty before the first has ended
 * @param trainLoss in nats
 * @param trainAccuracy in [0, 1]
 * @param validationLoss in nats
 * @param validationAccuracy in [0, 1]
 * @param testLoss in nats
 * @param testAccuracy in [0, 1]
 * @param learningRate of the epoch's last batch
 */
public record Curve(
        RunId runId,
        @Nullable String name,
        String status,
        @Nullable Long seed,
        List<Integer> epoch,
        List<Double> trainLoss,
        List<Double> trainAccuracy,
        @Nullable List<@Nullable Double> validationLoss,
        @Nullable List<@Nullable Double> validationAccuracy,
        @Nullable List<@Nullable Double> testLoss,
        @Nullable List<@Nullable Double> testAccuracy,
        List<Double> learningRate) {
    public Curve {
        epoch = List.copyOf(epoch);
        trainLoss = List.copyOf(trainLoss);
        trainAccuracy = List.copyOf(trainAccuracy);
        validationLoss = known(validationLoss);
        validationAccuracy = known(validationAccuracy);
        testLoss = known(testLoss);
        testAccuracy = known(testAccuracy);
        learningRate = List.copyOf(learningRate);
    }

    private static @Nullable List<@Nullable Double> known(@Nullable List<@Nullable Double> column) {
        return column == null || column.stream().allMatch(Objects::isNull)
                ? null
                : Collections.unmodifiableList(new ArrayList<@Nullable Double>(column));
    }
}
