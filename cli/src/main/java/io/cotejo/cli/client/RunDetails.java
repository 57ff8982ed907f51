package io.cotejo.cli.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.events.Calibration;
import io.cotejo.events.NetworkSummary;
import io.cotejo.events.Provenance;
import io.cotejo.events.RunId;
import io.cotejo.events.Score;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that metrics-service tells of one run; null is what is not known.
 *
 * @param status queued, running, completed, failed or cancelled
 * @param seed of the job
 * @param parameters trainable numbers of the network
 * @param epochs how many the job asks for
 * @param bestEpoch the one that was evaluated, counted from 1
 * @param trainingSeconds time spent on batches
 * @param reason why it failed
 * @param ending why no more epochs were trained
 * @param job the document that was submitted, defaults filled in
 * @param provenance what the result depends on beside the job
 * @param summary the network, layer by layer
 * @param evaluation of the best epoch
 * @param weightsSha256 over the final weights
 */
public record RunDetails(
        RunId runId,
        @Nullable String experiment,
        @Nullable String name,
        String status,
        @Nullable String dataset,
        @Nullable String optimizer,
        @Nullable Long seed,
        @Nullable Long parameters,
        @Nullable Integer epochs,
        @Nullable Integer epochsDone,
        @Nullable Integer bestEpoch,
        @Nullable Double trainingSeconds,
        @Nullable Double imagesPerSecond,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String reason,
        @Nullable Integer modelVersion,
        @Nullable String ending,
        @Nullable JsonNode job,
        @Nullable Provenance provenance,
        @Nullable NetworkSummary summary,
        @Nullable Evaluations evaluation,
        @Nullable String weightsSha256) {

    /** True if it was trained and exported. */
    public boolean completed() {
        return status.equals("completed");
    }

    /**
     * How the best epoch does on each set of images.
     *
     * @param labels of the classes, in the order of rows and columns of each confusion matrix
     */
    public record Evaluations(
            @Nullable List<String> labels,
            @Nullable Evaluated train,
            @Nullable Evaluated validation,
            @Nullable Evaluated test) {}

    /**
     * A network's answers on one set of images.
     *
     * @param confusion counts, {@code [true class][predicted class]}
     * @param topK share of the images whose class is among the 1, 2, … most probable ones
     * @param report class by class
     * @param confused the pairs of classes that are mistaken most often, the most frequent first
     */
    public record Evaluated(
            Score score,
            @Nullable List<List<Integer>> confusion,
            @Nullable List<Double> topK,
            @Nullable Calibration calibration,
            @Nullable ClassificationReport report,
            @Nullable List<ConfusedPair> confused) {}

    /**
     * How well a network does class by class, with scikit-learn's definitions.
     *
     * @param macroAvg mean over the classes, each as heavy as the other
     * @param weightedAvg mean over the classes, each as heavy as its images
     */
    public record ClassificationReport(List<ClassScore> classes, ClassScore macroAvg, ClassScore weightedAvg) {}

    /**
     * Precision, recall and their harmonic mean.
     *
     * @param label of the class; null for a mean over classes
     * @param support images that it is taken over
     */
    public record ClassScore(@Nullable String label, double precision, double recall, double f1, long support) {}

    /** How often one class is taken for another. */
    public record ConfusedPair(@JsonProperty("true") String truth, String predicted, long count) {}
}
