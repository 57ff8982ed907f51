package io.cotejo.events.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.events.RunId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads job documents: fills in the defaults, and finds all faults at once. Whether shapes fit is the trainer's to say. */
public final class JobReader {
    private static final Pattern URL_SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern CHECKPOINT =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*[.]safetensors");
    static final int LONGEST_NAME = 100;

    private static final String SEVERAL =
            "asks for several runs, where one job is expected, as it is in a record in Kafka:"
                    + " submit the document with cotejo train or POST /api/v1/jobs, which make one job of each run";

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
        boolean validates = !dataset.validation().none() || isUnclear(fields);
        var network = section(fields, "network", true, NetworkReader::read);
        var training = section(fields, "training", false, each -> TrainingReader.read(each, validates));
        var optimizer = section(fields, "optimizer", false, OptimizerReader::read);
        var callbacks = section(fields, "callbacks", false, new CallbacksReader(training.monitor(), validates)::read);
        var from = fields.has("initializeFrom") ? initializeFrom(fields) : null;
        Expansion.FIELDS.stream().filter(fields::has).forEach(field -> fields.fault(field, SEVERAL));
        return new TrainingJob(experiment, name, model, dataset, network, training, optimizer, callbacks, from);
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

    /** True if what is to be held back was meant to be said, but is at fault: that is fault enough. */
    private static boolean isUnclear(JsonFields fields) {
        return fields.faults().stream()
                .map(Fault::field)
                .anyMatch(field -> field.equals("dataset") || field.startsWith("dataset.validation"));
    }

    private static InitializeFrom initializeFrom(JsonFields job) {
        var fields = job.object("initializeFrom");
        boolean fromRun = fields.has("run");
        if (fromRun == fields.has("checkpoint")) {
            fields.fault("must have either run or checkpoint");
        }
        var run = fields.text("run", "", JobReader::complainUnlessRunId);
        var checkpoint = fields.text("checkpoint", "", JobReader::complainUnlessCheckpoint);
        fields.rejectUnknown();
        return fromRun ? new InitializeFrom(run, null) : new InitializeFrom(null, checkpoint);
    }

    private static @Nullable String complainUnlessRunId(String text) {
        try {
            RunId.parse(text);
            return null;
        } catch (IllegalArgumentException _) {
            return "must be the id of a run, a UUID";
        }
    }

    private static @Nullable String complainUnlessCheckpoint(String text) {
        return CHECKPOINT.matcher(text).matches()
                ? null
                : "must be the place of a .safetensors file in the artifact store, such as imported/weights.safetensors";
    }

    private static @Nullable String complainUnlessUrlSafe(String text) {
        return URL_SAFE.matcher(text).matches()
                ? null
                : "must be 1 to 100 letters, digits, dots, hyphens and underscores, the first a letter or digit";
    }

    private static @Nullable String complainUnlessName(String text) {
        boolean fits = !text.isBlank()
                && text.length() <= LONGEST_NAME
                && text.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
        return fits
                ? null
                : "must be 1 to " + LONGEST_NAME
                        + " characters, not blank, without control characters and halves of surrogate pairs";
    }
}
