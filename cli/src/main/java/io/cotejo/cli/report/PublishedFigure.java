package io.cotejo.cli.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A figure that somebody else published of a run.
 *
 * @param epoch of training figures, the epoch that they are of; null for all others
 * @param published the value; null if it was shown as a picture only
 * @param here what PyTorch gave for the same, a value for each seed; none if it was not run
 * @param note what a reader must know of the values; null if nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublishedFigure(
        Quantity quantity,
        @Nullable Integer epoch,
        @Nullable Double published,
        @Nullable List<Double> here,
        @Nullable String note) {
    public PublishedFigure {
        here = here == null ? List.of() : List.copyOf(here);
        Objects.requireNonNull(quantity, "a figure must name its quantity");
        boolean needsEpoch = quantity == Quantity.TRAIN_LOSS || quantity == Quantity.TRAIN_ACCURACY;
        if (needsEpoch != (epoch != null)) {
            throw new IllegalArgumentException("%s %s an epoch, was %s"
                    .formatted(quantity.word(), needsEpoch ? "must have" : "must not have", epoch));
        }
    }

    /** What PyTorch gave. */
    public Sample pyTorch() {
        return new Sample(here == null ? List.of() : here);
    }

    /** What to call it before a person. */
    public String title() {
        return epoch == null ? quantity.title() : "%s, epoch %d".formatted(quantity.title(), epoch);
    }
}
