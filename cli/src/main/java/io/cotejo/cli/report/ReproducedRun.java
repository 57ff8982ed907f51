package io.cotejo.cli.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was published of a run, and what came of training it anew.
 *
 * @param trained one for each seed, whatever became of them
 */
public record ReproducedRun(PublishedRun published, List<TrainedRun> trained) {
    public ReproducedRun {
        trained = List.copyOf(trained);
    }

    /** As in the document. */
    public String name() {
        return published.name();
    }

    /** The published figures beside ours. */
    public List<ComparedFigure> figures() {
        return published.figures().stream().map(this::compare).toList();
    }

    private ComparedFigure compare(PublishedFigure figure) {
        var values = completed().stream()
                .map(run -> figure.quantity().of(run, figure.epoch()))
                .filter(Objects::nonNull)
                .toList();
        return new ComparedFigure(figure, new Sample(values));
    }

    /** Ours for one quantity, as far as it is known. */
    Sample sample(Quantity quantity) {
        return new Sample(completed().stream()
                .map(run -> quantity.of(run, null))
                .filter(Objects::nonNull)
                .toList());
    }

    /** Those that were trained to the end. */
    public List<TrainedRun> completed() {
        return trained.stream().filter(run -> run.details().completed()).toList();
    }

    /** The run that stands for all where only one can be shown: the first that was trained to the end. */
    Optional<TrainedRun> shown() {
        return completed().stream().findFirst();
    }
}
