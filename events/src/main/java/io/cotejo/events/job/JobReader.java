package io.cotejo.events.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads job documents: fills in the defaults, and finds all faults at once. Whether shapes fit is the trainer's to say. */
public final class JobReader {
    private static final Pattern URL_SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final int LONGEST_NAME = 100;

    private final boolean strict;

    private JobReader(boolean strict) {
        this.strict = strict;
    }

    /** For what a user hands in: an unknown field is a fault, since a typing mistake must not train the wrong thing. */
    public static JobReader strict() {
        return new JobReader(true);
    }

    /** For jobs inside events: unknown fields are ignored, since a newer writer may add some. */
    public static JobReader lenient() {
        return new JobReader(false);
    }

    /** What came of reading. */
    public sealed interface Result {
        /** The document is a job. */
        record Accepted(TrainingJob job) implements Result {}

        /** It is not. */
        record Rejected(List<Fault> faults) implements Result {
            public Rejected {
                faults = List.copyOf(faults);
            }
        }
    }

    /** Reads one document that has been parsed already. */
    public Result read(JsonNode document) {
        var faults = new ArrayList<Fault>();
        var fields = new JsonFields(document, "", faults, strict);
        var job = job(fields);
        fields.rejectUnknown();
        return faults.isEmpty() ? new Result.Accepted(job) : new Result.Rejected(faults);
    }

    private TrainingJob job(JsonFields fields) {
        var experiment = fields.requiredText("experiment", JobReader::complainUnlessUrlSafe);
        var name = fields.requiredText("name", JobReader::complainUnlessName);
        var model = fields.text("model", experiment, JobReader::complainUnlessUrlSafe);
        var dataset = section(fields, "dataset", true, DatasetReader::read);
        var network = section(fields, "network", true, NetworkReader::read);
        var training = section(fields, "training", false, each -> training(each, dataset.validation() > 0));
        var optimizer = section(fields, "optimizer", false, OptimizerReader::read);
        var callbacks = section(fields, "callbacks", false, this::callbacks);
        return new TrainingJob(experiment, name, model, dataset, network, training, optimizer, callbacks);
    }

    private interface SectionReader<T> {
        T read(JsonFields fields);
    }

    private <T> T section(JsonFields fields, String name, boolean required, SectionReader<T> reader) {
        if (!fields.has(name) && required) {
            fields.fault(name, "is required");
        }
        var section = fields.object(name);
        int before = fields.faults().size();
        T value = reader.read(section);
        if (required && !fields.has(name)) {
            fields.faults().subList(before, fields.faults().size()).clear(); // said once is enough
        }
        section.rejectUnknown();
        return value;
    }

    private static TrainingSpec training(JsonFields fields, boolean hasValidation) {
        var fallback = hasValidation ? Monitor.VAL_ACCURACY : Monitor.TRAIN_LOSS;
        var monitor = fields.oneOf("monitor", fallback, List.of(Monitor.values()), Monitor::document);
        if (monitor.needsValidation() && !hasValidation) {
            fields.fault("monitor", "needs images that are held back: set dataset.validation, or monitor train_loss");
        }
        return new TrainingSpec(
                fields.integer("epochs", 5, 1, 100_000),
                fields.integer("batchSize", 64, 1, 65_536),
                fields.longInteger("seed", 42, Long.MIN_VALUE, Long.MAX_VALUE),
                monitor);
    }

    private CallbacksSpec callbacks(JsonFields fields) {
        var stop =
                fields.has("earlyStopping") ? section(fields, "earlyStopping", false, JobReader::earlyStopping) : null;
        var reduce = fields.has("reduceLrOnPlateau")
                ? section(fields, "reduceLrOnPlateau", false, JobReader::reduceLrOnPlateau)
                : null;
        return new CallbacksSpec(stop, reduce);
    }

    private static CallbacksSpec.EarlyStopping earlyStopping(JsonFields fields) {
        if (!fields.flag("restoreBest", true)) {
            fields.fault("restoreBest", "must be true: the best epoch is what is evaluated and exported");
        }
        return new CallbacksSpec.EarlyStopping(
                fields.integer("patience", 0, 0, 100_000), fields.number("minDelta", 0, Range.NOT_NEGATIVE));
    }

    private static CallbacksSpec.ReduceLrOnPlateau reduceLrOnPlateau(JsonFields fields) {
        return new CallbacksSpec.ReduceLrOnPlateau(
                fields.number("factor", 0.1, Range.BETWEEN_ZERO_AND_ONE),
                fields.integer("patience", 10, 0, 100_000),
                fields.number("minDelta", 1e-4, Range.NOT_NEGATIVE),
                fields.integer("cooldown", 0, 0, 100_000),
                fields.number("minLr", 0, Range.NOT_NEGATIVE));
    }

    private static @Nullable String complainUnlessUrlSafe(String text) {
        return URL_SAFE.matcher(text).matches()
                ? null
                : "must be 1 to 100 letters, digits, dots, hyphens and underscores, the first a letter or digit";
    }

    private static @Nullable String complainUnlessName(String text) {
        boolean fits =
                !text.isBlank() && text.length() <= LONGEST_NAME && text.chars().noneMatch(Character::isISOControl);
        return fits ? null : "must be 1 to " + LONGEST_NAME + " characters, not blank, without control characters";
    }
}
