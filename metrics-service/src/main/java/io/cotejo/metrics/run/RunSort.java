package io.cotejo.metrics.run;

import io.cotejo.metrics.problem.InvalidParameterException;
import java.util.Map;
import java.util.TreeMap;

/**
 * An order of runs. Runs that lack the figure come last.
 *
 * @param field as in the JSON
 * @param descending the greatest first
 */
public record RunSort(String field, boolean descending) {
    private static final Map<String, String> COLUMNS = new TreeMap<>(Map.ofEntries(
            Map.entry("runId", "r.run_id"),
            Map.entry("experiment", "r.experiment"),
            Map.entry("name", "r.name"),
            Map.entry("model", "r.model"),
            Map.entry("status", "r.status"),
            Map.entry("network", "r.network"),
            Map.entry("dataset", "r.dataset"),
            Map.entry("optimizer", "r.optimizer"),
            Map.entry("seed", "r.seed"),
            Map.entry("parameters", "r.parameters"),
            Map.entry("epochs", "r.epochs"),
            Map.entry("epochsDone", "c.epochs_done"),
            Map.entry("bestEpoch", "r.best_epoch"),
            Map.entry("trainLoss", "c.train_loss"),
            Map.entry("trainAccuracy", "c.train_accuracy"),
            Map.entry("heldOutLoss", "c.held_out_loss"),
            Map.entry("heldOutAccuracy", "c.held_out_accuracy"),
            Map.entry("testLoss", "r.test_loss"),
            Map.entry("testAccuracy", "r.test_accuracy"),
            Map.entry("trainingSeconds", "r.training_seconds"),
            Map.entry("imagesPerSecond", "coalesce(r.images_per_second, c.images_per_second)"),
            Map.entry("submittedAt", "r.submitted_at"),
            Map.entry("startedAt", "r.started_at"),
            Map.entry("endedAt", "r.ended_at"),
            Map.entry("modelVersion", "v.version")));

    public RunSort {
        if (!COLUMNS.containsKey(field)) {
            throw new InvalidParameterException("sort", field, "one of " + String.join(", ", COLUMNS.keySet()));
        }
    }

    /** Reads {@code field} or {@code -field}. */
    static RunSort parse(String text) {
        return text.startsWith("-") ? new RunSort(text.substring(1), true) : new RunSort(text, false);
    }

    /** The SQL for it, made of nothing that a client has written. */
    String orderBy() {
        return COLUMNS.get(field) + (descending ? " DESC" : " ASC") + " NULLS LAST, r.run_id DESC";
    }
}
