package io.cotejo.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Names and values under each other. */
record FactsTable(String caption, Map<String, String> facts) implements Markup.Fragment {
    /** Every field of a run's job, with its path in the document. */
    static FactsTable ofJob(TrainedRun run) {
        var facts = new LinkedHashMap<String, String>();
        if (run.details().job() != null) {
            flatten("", run.details().job(), facts);
        }
        return new FactsTable("Job", facts);
    }

    private static void flatten(String path, JsonNode node, Map<String, String> facts) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> flatten(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), facts));
        } else if (node.isNumber()) {
            facts.put(path, plain(node.doubleValue()));
        } else {
            facts.put(path, node.isTextual() ? node.textValue() : node.toString());
        }
    }

    /** What a run's result depends on beside the job. */
    static FactsTable ofProvenance(TrainedRun run) {
        var facts = new LinkedHashMap<String, String>();
        var details = run.details();
        var provenance = details.provenance();
        put(facts, "run", details.runId());
        put(facts, "began", details.startedAt());
        put(facts, "ended", details.endedAt());
        if (provenance != null) {
            put(facts, "code", provenance.codeVersion());
            put(facts, "processor", provenance.processor());
            put(facts, "device", "%s, %d threads".formatted(provenance.device(), provenance.threads()));
            new TreeMap<>(provenance.libraries()).forEach((name, version) -> put(facts, name, version));
            put(facts, "dataset SHA-256", provenance.datasetDigest());
        }
        put(facts, "weights SHA-256", details.weightsSha256());
        return new FactsTable("Provenance", facts);
    }

    private static void put(Map<String, String> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value.toString());
        }
    }

    /** A number without an exponent or needless zeros. */
    static String plain(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }

    @Override
    public void writeTo(Markup markup) {
        if (facts.isEmpty()) {
            return;
        }
        markup.open("div", "class", "scroll")
                .open("table", "class", "facts")
                .leaf("caption", caption)
                .open("tbody");
        facts.forEach((name, value) -> markup.open("tr")
                .leaf("th", name, "scope", "row")
                .leaf("td", value)
                .close());
        markup.close().close().close();
    }
}
