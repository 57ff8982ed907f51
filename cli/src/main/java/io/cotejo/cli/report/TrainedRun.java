package io.cotejo.cli.report;

import io.cotejo.cli.client.RunDetails;
import io.cotejo.cli.client.RunDetails.Evaluations;
import io.cotejo.events.EpochCompleted;
import io.cotejo.events.SamplePredictions;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run of ours, with all that is told of it.
 *
 * @param epochs in order
 * @param predictions null if it has none
 * @param page where a browser shows it
 * @param earlier whether it was there before this reproduction, and had been trained from the same job
 */
public record TrainedRun(
        RunDetails details,
        List<EpochCompleted> epochs,
        @Nullable SamplePredictions predictions,
        URI page,
        boolean earlier) {
    private static final Evaluations NONE = new Evaluations(null, null, null, null);

    public TrainedRun {
        epochs = List.copyOf(epochs);
    }

    /** How it does on each set of images, as far as that is told. */
    public Evaluations evaluation() {
        var evaluation = details.evaluation();
        return evaluation == null ? NONE : evaluation;
    }

    /** The names of so many classes, or their numbers where the names are not known. */
    List<String> classes(int count) {
        return Stream.of(
                        Optional.ofNullable(evaluation().labels()),
                        Optional.ofNullable(predictions).map(SamplePredictions::classes))
                .flatMap(Optional::stream)
                .filter(names -> names.size() == count)
                .findFirst()
                .orElseGet(() ->
                        IntStream.range(0, count).mapToObj(Integer::toString).toList());
    }

    /** What to call it among runs that differ in the seed only. */
    public String seed() {
        return details.seed() == null ? "seed unknown" : "seed " + details.seed();
    }
}
