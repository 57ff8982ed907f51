package io.cotejo.metrics.run;

import io.cotejo.metrics.problem.InvalidParameterException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A figure that every epoch has, or may have. */
enum Metric {
    TRAIN_LOSS("train_loss"),
    TRAIN_ACCURACY("train_accuracy"),
    VAL_LOSS("validation_loss"),
    VAL_ACCURACY("validation_accuracy"),
    TEST_LOSS("test_loss"),
    TEST_ACCURACY("test_accuracy");

    private final String column;

    Metric(String column) {
        this.column = column;
    }

    /** As in a job's {@code training.monitor}: {@code val_loss}. */
    static Metric parse(String field, String text) {
        return Arrays.stream(values())
                .filter(metric -> metric.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidParameterException(
                        field,
                        text,
                        "best:, last: or at:<epoch>: and one of "
                                + Arrays.stream(values()).map(Metric::toString).collect(Collectors.joining(", "))));
    }

    /** The column of the table of epochs. */
    String column() {
        return column;
    }

    /** The aggregate that gives the best of many. */
    String best() {
        return name().endsWith("LOSS") ? "min" : "max";
    }

    boolean onTestImages() {
        return this == TEST_LOSS || this == TEST_ACCURACY;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
