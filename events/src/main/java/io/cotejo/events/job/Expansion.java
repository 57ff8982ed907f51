package io.cotejo.events.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes of a document with {@code repeat} or {@code sweep} the jobs that it stands for, each a document of its own. */
public final class Expansion {
    static final List<String> FIELDS = List.of("repeat", "sweep");
    private static final int MOST_REPEATS = 100;

    private final ObjectNode base;
    private final int repeat;
    private final Sweep sweep;
    private final List<Fault> faults = new ArrayList<>();

    private Expansion(ObjectNode base, int repeat, Sweep sweep) {
        this.base = base;
        this.repeat = repeat;
        this.sweep = sweep;
    }

    /** What came of it. */
    public sealed interface Result {
        /** At least one document, none of which asks for more than one run. */
        record Expanded(List<JsonNode> documents) implements Result {
            public Expanded {
                documents = List.copyOf(documents);
            }
        }

        /** It cannot be expanded, or not all that it stands for are jobs. */
        record Rejected(List<Fault> faults) implements Result {
            public Rejected {
                faults = List.copyOf(faults);
            }
        }
    }

    /** True if the document asks for several runs, be it in the end one. */
    public static boolean isAskedFor(JsonNode document) {
        return FIELDS.stream().anyMatch(document::hasNonNull);
    }

    /** Expands a document. One that asks for nothing of the kind is returned as it is, and not checked. */
    public static Result expand(JsonNode document) {
        if (!(document instanceof ObjectNode object) || !isAskedFor(document)) {
            return new Result.Expanded(List.of(document));
        }
        var faults = new ArrayList<Fault>();
        var fields = new JsonFields(document, "", faults, true);
        int most = fields.has("sweep") ? SweepReader.MOST_RUNS : MOST_REPEATS;
        int repeat = fields.integer("repeat", 1, 1, most);
        var sweep = fields.has("sweep") ? SweepReader.read(fields.object("sweep"), repeat) : Sweep.NONE;
        var expansion = new Expansion(object.deepCopy().without(FIELDS), repeat, sweep);
        return faults.isEmpty() ? expansion.result() : expansion.rejected(faults);
    }

    /** What is wrong with the rest is told too, but for what the sweep may yet have set right. */
    private Result rejected(List<Fault> found) {
        var all = new ArrayList<>(found);
        faults(base).stream().filter(fault -> sweptBy(fault.field()).isEmpty()).forEach(all::add);
        return new Result.Rejected(all);
    }

    private Result result() {
        var documents = documents();
        var known = faults(base).stream().map(Fault::field).collect(Collectors.toSet());
        documents.forEach(document -> faults(document).forEach(fault -> faults.add(attributed(fault, known))));
        return faults.isEmpty() ? new Result.Expanded(documents) : new Result.Rejected(Fault.distinct(faults));
    }

    private List<JsonNode> documents() {
        var combinations = sweep.combinations();
        var names = RunNames.of(base.path("name").asText(), combinations);
        var documents = new ArrayList<JsonNode>();
        for (int i = 0; i < combinations.size(); i++) {
            var document = base.deepCopy();
            combinations.get(i).forEach((path, value) -> put(document, path, value));
            if (base.path("name").isTextual()) {
                document.put("name", names.get(i));
            }
            for (int seed = 0; seed < repeat; seed++) {
                documents.add(reseeded(document, seed));
            }
        }
        return documents;
    }

    private void put(ObjectNode document, String path, JsonNode value) {
        try {
            FieldPath.parse(path).put(document, value.deepCopy());
        } catch (IllegalArgumentException e) {
            faults.add(new Fault(swept(path), value.toString(), "leads nowhere: " + e.getMessage()));
        }
    }

    /** A copy whose seed is so much higher, if it has one that is a number. */
    private static JsonNode reseeded(ObjectNode document, int by) {
        var copy = document.deepCopy();
        if (by > 0 && !copy.hasNonNull("training")) {
            copy.putObject("training");
        }
        if (by > 0 && copy.get("training") instanceof ObjectNode training) {
            var seed = training.path("seed");
            if (!training.hasNonNull("seed")) {
                training.put("seed", TrainingReader.SEED + by);
            } else if (seed.canConvertToExactIntegral() && seed.canConvertToLong()) {
                training.put("seed", seed.longValue() + by);
            }
        }
        return copy;
    }

    private static List<Fault> faults(JsonNode document) {
        return switch (JobReader.strict().read(document)) {
            case JobReader.Result.Accepted _ -> List.of();
            case JobReader.Result.Rejected(var faults) -> faults;
        };
    }

    /** The fault with the path in the sweep that brought it about, if one did. */
    private Fault attributed(Fault fault, Set<String> known) {
        return sweptBy(fault.field()).stream()
                .filter(path -> isWithin(fault.field(), path) || !known.contains(fault.field()))
                .findFirst()
                .map(path -> new Fault(swept(path), fault.seen(), fault.message()))
                .orElse(fault);
    }

    /** The paths of the sweep that set the field, something within it, or something around it. */
    private Set<String> sweptBy(String field) {
        return sweep.parameters().keySet().stream()
                .filter(path -> isWithin(field, path) || isWithin(path, field))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean isWithin(String field, String path) {
        return field.equals(path) || field.startsWith(path + ".") || field.startsWith(path + "[");
    }

    private static String swept(String path) {
        return "sweep.parameters." + path;
    }
}
