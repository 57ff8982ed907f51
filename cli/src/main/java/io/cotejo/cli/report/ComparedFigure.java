package io.cotejo.cli.report;

import org.jspecify.annotations.Nullable;

/**
 * A published figure and ours.
 *
 * @param ours a value for each seed
 */
public record ComparedFigure(PublishedFigure figure, Sample ours) {
    /** Ours, rounded as it was published, less the published value; null if there is not both, or nothing to reckon. */
    public @Nullable Double toPublished() {
        Double mean = ours.mean();
        return mean == null ? null : difference(figure.quantity().asPublished(mean), figure.published());
    }

    /** Ours less the mean of PyTorch's; null if there is not both, or nothing to reckon. */
    public @Nullable Double toPyTorch() {
        Double mean = ours.mean();
        return mean == null ? null : difference(mean, figure.pyTorch().mean());
    }

    private @Nullable Double difference(double mean, @Nullable Double other) {
        return other == null || unit() == Unit.CLASS ? null : Double.valueOf(mean - other);
    }

    private Unit unit() {
        return figure.quantity().unit();
    }

    /** The published value, for people. */
    public String publishedText() {
        return unit().write(figure.published());
    }

    /** PyTorch's, for people. */
    public String pyTorchText() {
        return unit().write(figure.pyTorch());
    }

    /** Ours, for people. */
    public String oursText() {
        return unit().write(ours);
    }

    /** The difference to the published value, for people. */
    public String toPublishedText() {
        return unit().writeDifference(toPublished());
    }

    /** The difference to PyTorch's mean, for people. */
    public String toPyTorchText() {
        return unit().writeDifference(toPyTorch());
    }
}
