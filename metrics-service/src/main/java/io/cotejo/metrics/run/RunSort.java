package io.cotejo.metrics.run;

import io.cotejo.metrics.database.Sql;
import io.cotejo.metrics.problem.InvalidParameterException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An order of runs. Runs that lack the figure come last. */
public sealed interface RunSort {
    /** The greatest first. */
    boolean descending();

    /** The figure that is sorted by, made of no text that a client has written. */
    Sql key(RunRows rows);

    /** The SQL that sorts by {@code key}, the latest first where it is the same. */
    default String orderBy() {
        return "key " + (descending() ? "DESC" : "ASC") + " NULLS LAST, page.run_id DESC";
    }

    /**
     * Reads a field of the JSON, or {@code best:}, {@code last:} or {@code at:<epoch>:} and a metric; with a minus in
     * front, descending.
     */
    static RunSort parse(String text) {
        boolean descending = text.startsWith("-");
        var field = descending ? text.substring(1) : text;
        var figure = ByMetric.FORM.matcher(field);
        return figure.matches() ? ByMetric.of(figure, descending) : new ByField(field, descending);
    }

    /**
     * By what a run's row tells.
     *
     * @param field as in the JSON
     */
    record ByField(String field, boolean descending) implements RunSort {
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

        public ByField {
            if (!COLUMNS.containsKey(field)) {
                throw new InvalidParameterException(
                        "sort",
                        field,
                        "best:<metric>, last:<metric>, at:<epoch>:<metric> or one of "
                                + String.join(", ", COLUMNS.keySet()));
            }
        }

        @Override
        public Sql key(RunRows rows) {
            return Sql.of(String.valueOf(COLUMNS.get(field)));
        }
    }

    /**
     * By a figure of a run's curve.
     *
     * @param epoch which one, if {@code which} is {@link Which#AT}
     */
    record ByMetric(Which which, int epoch, Metric metric, boolean descending) implements RunSort {
        private static final Sql LAST_EPOCH = Sql.of("c.epochs_done");
        private static final Pattern FORM =
                Pattern.compile("(?<which>best|last|at:(?<epoch>\\d{1,9})):(?<metric>[\\w-]*)");

        /** Which epoch of a curve. */
        enum Which {
            BEST,
            LAST,
            AT
        }

        private static ByMetric of(Matcher figure, boolean descending) {
            var epoch = figure.group("epoch");
            return new ByMetric(
                    epoch == null ? Which.valueOf(figure.group("which").toUpperCase(Locale.ROOT)) : Which.AT,
                    epoch == null ? 0 : Integer.parseInt(epoch),
                    Metric.parse("sort", figure.group("metric")),
                    descending);
        }

        @Override
        public Sql key(RunRows rows) {
            return switch (which) {
                case BEST -> best(rows);
                case LAST -> last(rows);
                case AT -> epoch(Sql.of("?", epoch), rows);
            };
        }

        /** Test images decide nothing: their figure is that of the epoch which was kept. */
        private Sql best(RunRows rows) {
            if (metric.onTestImages()) {
                return Sql.of("r." + metric.column());
            }
            if (rows.asOf() == null) {
                return Sql.of("c.best_" + metric.column());
            }
            var best = metric.best() + "(e." + metric.column() + ")";
            return Sql.of("(SELECT " + best + " FROM epochs e WHERE e.run_id = r.run_id AND e.at <= ?)", rows.asOf());
        }

        /** Where the curve stands tells it for all images but the test images. */
        private Sql last(RunRows rows) {
            return switch (metric) {
                case TRAIN_LOSS, TRAIN_ACCURACY -> Sql.of("c." + metric.column());
                case VAL_LOSS -> rows.asOf() == null ? validated("held_out_loss") : epoch(LAST_EPOCH, rows);
                case VAL_ACCURACY -> rows.asOf() == null ? validated("held_out_accuracy") : epoch(LAST_EPOCH, rows);
                case TEST_LOSS, TEST_ACCURACY -> epoch(LAST_EPOCH, rows);
            };
        }

        private static Sql validated(String column) {
            return Sql.of("CASE WHEN c.best_validation_loss IS NOT NULL THEN c." + column + " END");
        }

        private Sql epoch(Sql number, RunRows rows) {
            return Sql.of("(SELECT e." + metric.column() + " FROM epochs e WHERE e.run_id = r.run_id AND e.epoch = ")
                    .add(number)
                    .add(rows.known())
                    .add(")");
        }
    }
}
