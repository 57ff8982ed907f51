package io.cotejo.cli.report;

import io.cotejo.cli.client.RunDetails;
import io.cotejo.cli.client.RunDetails.Evaluations;
import io.cotejo.events.EpochCompleted;
import io.cotejo.events.SamplePredictions;
import java.net.URI;
import java.util.List;
import java.util.Objects;
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
 * @param origin whether it was there before this reproduction
 */
public record TrainedRun(
        RunDetails details,
        List<EpochCompleted> epochs,
        @Nullable SamplePredictions predictions,
        URI page,
        Origin origin) {
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
        var numbers = IntStream.range(0, count).mapToObj(Integer::toString).toList();
        return Stream.of(
                        Optional.ofNullable(evaluation().labels()),
                        Optional.ofNullable(predictions).map(SamplePredictions::classes))
                .flatMap(Optional::stream)
                .filter(names -> names.size() == count && !names.equals(numbers))
                .findFirst()
                .orElse(numbers);
    }

    /** The name of a class that the evaluation may tell by its number. */
    String className(String label) {
        var labels = Objects.requireNonNullElse(evaluation().labels(), List.<String>of());
        int index = labels.indexOf(label);
        return index < 0 ? label : classes(labels.size()).get(index);
    }

    /** What to say of it if this reproduction did not submit it: since when it is there, and which code trained it. */
    Optional<String> provenanceOfEarlier() {
        var provenance = details.provenance();
        var code = provenance == null ? "" : ", by code " + provenance.codeVersion();
        return origin.earlier() ? Optional.of(origin.words() + code) : Optional.empty();
    }

    /** What to call it among runs that differ in the seed only. */
    public String seed() {
        return details.seed() == null ? "seed unknown" : "seed " + details.seed();
    }
}
