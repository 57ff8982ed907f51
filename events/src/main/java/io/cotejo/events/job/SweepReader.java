package io.cotejo.events.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Reads the {@code sweep} section. */
final class SweepReader {
    static final int MOST_RUNS = 1_000;
    private static final int CAP = 100;
    private static final String PARAMETERS = "parameters";
    private static final List<String> NOT_SWEPT = List.of("experiment", "name", "repeat", "sweep");
    private static final FieldPath SEED = FieldPath.parse("training.seed");

    private final JsonFields fields;
    private final int repeat;

    private SweepReader(JsonFields fields, int repeat) {
        this.fields = fields;
        this.repeat = repeat;
    }

    /** Reads it for a job whose every combination is run so many times. */
    static Sweep read(JsonFields fields, int repeat) {
        var sweep = new SweepReader(fields, repeat).sweep();
        fields.rejectUnknown();
        return sweep;
    }

    private Sweep sweep() {
        var type = fields.kind("type", List.of("grid", "random"));
        boolean random = "random".equals(type);
        int cap = fields.integer("cap", CAP, 1, MOST_RUNS);
        var draw = random ? draw() : null;
        var sweep = new Sweep(parameters(type), draw);
        if (type != null && fields.faults().isEmpty()) {
            checkSize(sweep, cap);
        }
        return sweep;
    }

    private Sweep.Draw draw() {
        if (!fields.has("runs")) {
            fields.fault("runs", "is required: how many combinations are drawn");
        }
        return new Sweep.Draw(
                fields.integer("runs", 1, 1, MOST_RUNS),
                fields.longInteger("seed", TrainingReader.SEED, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    private SequencedMap<String, SweepParameter> parameters(@Nullable String type) {
        var parameters = new LinkedHashMap<String, SweepParameter>();
        var node = fields.raw(PARAMETERS);
        if (!node.isObject() || node.isEmpty()) {
            fields.fault(
                    PARAMETERS,
                    "must be an object of paths in the job with their values, such as"
                            + " {optimizer.learningRate: [1e-4, 1e-3]}");
            return parameters;
        }
        var paths = new ArrayList<FieldPath>();
        for (var each : node.properties()) {
            checkPath(each.getKey(), each.getValue(), paths);
            parameters.put(each.getKey(), parameter(each.getKey(), each.getValue(), type));
        }
        return parameters;
    }

    private void checkPath(String text, JsonNode values, List<FieldPath> others) {
        if (!FieldPath.isPath(text)) {
            fault(
                    text,
                    values,
                    "must be a path in the job, such as optimizer.learningRate or network.layers[0].linear");
            return;
        }
        var path = FieldPath.parse(text);
        if (NOT_SWEPT.contains(path.steps().getFirst())) {
            fault(text, values, "is the same in all runs of a sweep, but for the values that are added to the name");
        }
        if (others.stream().anyMatch(other -> other.holds(path) || path.holds(other))) {
            fault(text, values, "overlaps with another path of the sweep: leave one of them out");
        }
        if (path.equals(SEED) && repeat > 1) {
            fault(text, values, "is what repeat counts up: leave out one of them");
        }
        others.add(path);
    }

    private SweepParameter parameter(String path, JsonNode values, @Nullable String type) {
        if (values.isObject() && !"grid".equals(type)) {
            return interval(fields.object(place(path), values));
        }
        if (!values.isArray() || values.isEmpty()) {
            fault(path, values, "must be a list of values" + ("grid".equals(type) ? "" : ", or {min, max}"));
        } else if (new LinkedHashSet<>(values.valueStream().toList()).size() < values.size()) {
            fault(path, values, "must be a list of different values");
        }
        return new SweepParameter.Values(values.valueStream().toList());
    }

    private static SweepParameter interval(JsonFields fields) {
        boolean logarithmic = fields.oneOf("scale", "linear", List.of("linear", "log"), word -> word)
                .equals("log");
        boolean whole = fields.flag("whole", false);
        var range = logarithmic ? Range.POSITIVE : Range.FINITE;
        double min = end(fields, "min", Double.NEGATIVE_INFINITY, whole, range);
        double max = end(fields, "max", Double.POSITIVE_INFINITY, whole, range);
        if (max <= min) {
            fields.fault("max", "must be above min, " + min);
        }
        fields.rejectUnknown();
        return new SweepParameter.Interval(min, max, logarithmic, whole);
    }

    private static double end(JsonFields fields, String name, double fallback, boolean whole, Range range) {
        if (!fields.has(name)) {
            fields.fault(name, "is required: an end of the numbers that are drawn");
        }
        return whole
                ? fields.longInteger(
                        name, (long) fallback, range.equals(Range.POSITIVE) ? 1 : Integer.MIN_VALUE, Integer.MAX_VALUE)
                : fields.number(name, fallback, range);
    }

    private void checkSize(Sweep sweep, int cap) {
        boolean drawsAll = sweep.parameters().values().stream().allMatch(each -> each instanceof SweepParameter.Values);
        if (sweep.draw() != null && drawsAll && sweep.draw().runs() > sweep.listed()) {
            fields.fault("runs", "there are no more than " + sweep.listed() + " combinations of the values");
            return;
        }
        long combinations = sweep.draw() == null ? sweep.listed() : sweep.draw().runs();
        if (combinations > cap / repeat) {
            fields.fault("cap", tooMany(combinations, cap));
        }
    }

    private String tooMany(long combinations, int cap) {
        var runs = combinations > Long.MAX_VALUE / repeat ? "countless" : Long.toString(combinations * repeat);
        return "the sweep makes " + runs + " runs" + (repeat > 1 ? ", each combination " + repeat + " times" : "")
                + ", and the cap is " + cap + ": give fewer values or repeats, draw some with type: random, or raise"
                + " the cap, to " + MOST_RUNS + " at most";
    }

    private static String place(String path) {
        return PARAMETERS + "." + path;
    }

    private void fault(String path, JsonNode seen, String message) {
        fields.faults().add(new Fault(fields.path(place(path)), seen.toString(), message));
    }
}
