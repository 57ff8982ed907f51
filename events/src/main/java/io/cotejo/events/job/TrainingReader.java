package io.cotejo.events.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the {@code training} section. */
final class TrainingReader {
    static final long SEED = 42;
    private static final Range AT_LEAST_ONE = new Range(1, true, Double.POSITIVE_INFINITY, false);

    private TrainingReader() {}

    static TrainingSpec read(JsonFields fields, boolean hasValidation) {
        var fallback = hasValidation ? Monitor.VAL_ACCURACY : Monitor.TRAIN_LOSS;
        return new TrainingSpec(
                fields.integer("epochs", 5, 1, 100_000),
                fields.integer("batchSize", 64, 1, 65_536),
                fields.longInteger("seed", SEED, Long.MIN_VALUE, Long.MAX_VALUE),
                monitor(fields, fallback, hasValidation),
                fields.number("labelSmoothing", 0, Range.SHARE_BELOW_ONE),
                gradientClip(fields),
                schedule(fields));
    }

    /** The field {@code monitor}, which may ask for validation images only where there are some. */
    static Monitor monitor(JsonFields fields, Monitor fallback, boolean hasValidation) {
        var monitor = fields.oneOf("monitor", fallback, List.of(Monitor.values()), Monitor::document);
        if (monitor.needsValidation() && !hasValidation) {
            fields.fault(
                    "monitor",
                    "needs images that are held back: set dataset.validation, or monitor train_loss or train_accuracy");
            return fallback;
        }
        return monitor;
    }

    private static @Nullable GradientClip gradientClip(JsonFields fields) {
        if (!fields.has("gradientClip")) {
            return null;
        }
        var clip = fields.object("gradientClip");
        boolean byNorm = clip.has("norm");
        if (byNorm == clip.has("value")) {
            clip.fault("must have either norm or value, such as {norm: 1.0}");
        }
        var read = byNorm
                ? new GradientClip(clip.number("norm", 1, Range.POSITIVE), null)
                : new GradientClip(null, clip.number("value", 1, Range.POSITIVE));
        clip.rejectUnknown();
        return read;
    }

    private static @Nullable ScheduleSpec schedule(JsonFields fields) {
        if (!fields.has("schedule")) {
            return null;
        }
        var schedule = fields.object("schedule");
        var type = schedule.kind("type", List.of("constant", "step", "cosine", "one-cycle"));
        var read = switch (type) {
            case "step" ->
                new ScheduleSpec.Step(
                        schedule.integer("every", 10, 1, 100_000),
                        schedule.number("factor", 0.1, Range.BETWEEN_ZERO_AND_ONE),
                        warmup(schedule));
            case "cosine" ->
                new ScheduleSpec.Cosine(schedule.number("finalShare", 0, Range.SHARE_BELOW_ONE), warmup(schedule));
            case "one-cycle" ->
                new ScheduleSpec.OneCycle(
                        schedule.number("rise", 0.3, Range.BETWEEN_ZERO_AND_ONE),
                        schedule.number("divide", 25, AT_LEAST_ONE),
                        schedule.number("finalDivide", 1e4, AT_LEAST_ONE));
            case null, default -> new ScheduleSpec.Constant(warmup(schedule));
        };
        schedule.rejectUnknown();
        return read;
    }

    private static double warmup(JsonFields schedule) {
        return schedule.number("warmup", 0, Range.NOT_NEGATIVE);
    }
}
