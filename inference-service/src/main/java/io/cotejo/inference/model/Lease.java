package io.cotejo.inference.model;

import io.cotejo.events.ModelVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The right to use one loaded version; it stays loaded until the lease is closed. Close it once. */
public final class Lease implements AutoCloseable {
    private final ModelVersion version;
    private final OnnxClassifier classifier;
    private final Runner runner;
    private final VersionMeters meters;
    private final VersionTrace trace;

    /** Takes over one holding of the classifier. */
    Lease(ModelVersion version, OnnxClassifier classifier, Runner runner, VersionMeters meters, VersionTrace trace) {
        this.version = version;
        this.classifier = classifier;
        this.runner = runner;
        this.meters = meters;
        this.trace = trace;
    }

    /** What is served, as the registry announced it. */
    public ModelVersion version() {
        return version;
    }

    /** What images it takes. */
    public ImageShape image() {
        return classifier.signature().image();
    }

    /** What the version has learned from, as its file has it; empty for one that was exported before there was any. */
    public Optional<String> trainingProfile() {
        return classifier.trainingProfile();
    }

    /** The most images of one call. */
    public int mostRows() {
        return OnnxClassifier.MOST_ROWS;
    }

    /**
     * Classifies images; blocks while it computes.
     *
     * @param images raw pixels, {@code [rows, channels, height, width]}
     * @param rows 1 to {@link #mostRows()}
     * @throws InferenceFailedException if the runtime fails
     */
    public Scores classify(byte[] images, int rows) {
        return classify(images, 0, rows);
    }

    /**
     * Classifies images that begin at {@code offset}; blocks while it computes.
     *
     * @param images raw pixels, {@code [rows, channels, height, width]}
     * @param rows 1 to {@link #mostRows()}
     * @throws InferenceFailedException if the runtime fails
     */
    public Scores classify(byte[] images, int offset, int rows) {
        long start = System.nanoTime();
        var scores = classifier.classify(images, offset, rows);
        meters.computed(rows, System.nanoTime() - start);
        return scores;
    }

    /**
     * Classifies the images of several in one run, at most {@link #mostRows()} of all together; blocks while it computes.
     *
     * @return one answer for each, in their order
     * @throws InferenceFailedException if the runtime fails
     */
    public List<Scores> classify(List<Pixels> images) {
        long start = System.nanoTime();
        var scores = classifier.classify(images);
        meters.computed(images.stream().mapToInt(Pixels::rows).sum(), System.nanoTime() - start);
        return scores;
    }

    /** Classifies images as soon as it is their turn; the lease must not be closed before they are. */
    public void submit(Work work, Turn turn) {
        runner.submit(work, turn);
    }

    /**
     * To be called once the caller has the predictions that it asked for.
     *
     * @param traceparent of the caller, if it sent one
     */
    public void answered(Supplier<Optional<String>> traceparent) {
        trace.predicted(traceparent);
    }

    /** Where to note how its requests end. */
    public VersionStatistics statistics() {
        return meters.statistics();
    }

    @Override
    public void close() {
        classifier.release();
    }
}
