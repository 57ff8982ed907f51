package io.cotejo.events.job;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the {@code callbacks} section. */
final class CallbacksReader {
    private static final int MOST_EPOCHS = 100_000;
    private static final String AUTO = "auto";

    private final Monitor monitor;
    private final boolean hasValidation;

    /** For a job that monitors that figure unless a callback says otherwise. */
    CallbacksReader(Monitor monitor, boolean hasValidation) {
        this.monitor = monitor;
        this.hasValidation = hasValidation;
    }

    CallbacksSpec read(JsonFields fields) {
        return new CallbacksSpec(
                optional(fields, "earlyStopping", this::earlyStopping),
                optional(fields, "reduceLrOnPlateau", this::reduceLrOnPlateau),
                optional(fields, "modelCheckpoint", this::modelCheckpoint),
                fields.flag("terminateOnNaN", false),
                fields.oneOf("tensorBoard", TensorBoard.ALL, List.of(TensorBoard.values()), TensorBoard::document),
                optional(fields, "medianStopping", CallbacksReader::medianStopping));
    }

    private static <T> @Nullable T optional(JsonFields fields, String name, Function<JsonFields, T> reader) {
        if (!fields.has(name)) {
            return null;
        }
        var section = fields.object(name);
        var read = reader.apply(section);
        section.rejectUnknown();
        return read;
    }

    private Monitor monitor(JsonFields fields) {
        return TrainingReader.monitor(fields, monitor, hasValidation);
    }

    private static Mode mode(JsonFields fields, Monitor monitor) {
        var word = fields.oneOf("mode", AUTO, List.of(AUTO, "min", "max"), each -> each);
        return switch (word) {
            case "min" -> Mode.MIN;
            case "max" -> Mode.MAX;
            default -> Mode.of(monitor);
        };
    }

    private CallbacksSpec.EarlyStopping earlyStopping(JsonFields fields) {
        var watched = monitor(fields);
        return new CallbacksSpec.EarlyStopping(
                watched,
                mode(fields, watched),
                fields.integer("patience", 0, 0, MOST_EPOCHS),
                fields.number("minDelta", 0, Range.NOT_NEGATIVE),
                fields.has("baseline") ? fields.number("baseline", 0, Range.FINITE) : null,
                fields.flag("restoreBest", true),
                fields.integer("startFromEpoch", 0, 0, MOST_EPOCHS));
    }

    private CallbacksSpec.ReduceLrOnPlateau reduceLrOnPlateau(JsonFields fields) {
        var watched = monitor(fields);
        return new CallbacksSpec.ReduceLrOnPlateau(
                watched,
                mode(fields, watched),
                fields.number("factor", 0.1, Range.BETWEEN_ZERO_AND_ONE),
                fields.integer("patience", 10, 0, MOST_EPOCHS),
                fields.number("minDelta", 1e-4, Range.NOT_NEGATIVE),
                fields.integer("cooldown", 0, 0, MOST_EPOCHS),
                fields.number("minLr", 0, Range.NOT_NEGATIVE));
    }

    private CallbacksSpec.ModelCheckpoint modelCheckpoint(JsonFields fields) {
        var watched = monitor(fields);
        return new CallbacksSpec.ModelCheckpoint(
                watched,
                mode(fields, watched),
                fields.optionalInteger("every", 1, MOST_EPOCHS),
                fields.optionalInteger("topK", 1, 1_000));
    }

    private static CallbacksSpec.MedianStopping medianStopping(JsonFields fields) {
        return new CallbacksSpec.MedianStopping(
                fields.integer("startFromEpoch", 1, 1, MOST_EPOCHS), fields.integer("minRuns", 3, 1, MOST_EPOCHS));
    }
}
