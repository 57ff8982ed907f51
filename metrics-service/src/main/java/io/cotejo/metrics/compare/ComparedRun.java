package io.cotejo.metrics.compare;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cotejo.events.EpochCompleted;
import io.cotejo.events.RunId;
import io.cotejo.metrics.evaluation.ClassReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run beside others; null is what is not known (yet).
 *
 * @param parameters trainable ones
 * @param multiplyAdds for one image
 * @param testAccuracy of the best epoch, in [0, 1]
 * @param testLoss of the best epoch, in nats
 * @param best the epoch that was kept
 * @param last the last epoch
 * @param at the epoch that was asked for; left out where none was, or the run has it not
 * @param trainingSeconds spent on batches over all attempts
 * @param perClass on the test images; empty before the run is completed
 * @param confusion counts on the test images, {@code [true class][predicted class]}
 */
public record ComparedRun(
        RunId runId,
        @Nullable String name,
        @Nullable String network,
        String status,
        @Nullable Long seed,
        @Nullable Long parameters,
        @Nullable Long multiplyAdds,
        @Nullable Double testAccuracy,
        @Nullable Double testLoss,
        @Nullable Integer bestEpoch,
        @Nullable EpochCompleted best,
        @Nullable EpochCompleted last,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable EpochCompleted at,
        @Nullable Double trainingSeconds,
        @Nullable Double imagesPerSecond,
        List<ClassReport> perClass,
        List<List<Integer>> confusion) {
    public ComparedRun {
        perClass = List.copyOf(perClass);
        confusion = confusion.stream().map(List::copyOf).toList();
    }
}
