package io.cotejo.metrics.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.cotejo.events.RunId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What jobs do not have in common.
 *
 * @param path a place in the documents: {@code optimizer.learningRate}; a list is told whole
 * @param values what each run's job says there; null where it says nothing
 */
public record Difference(String path, Map<RunId, JsonNode> values) {
    /** What a job is called differs without anything being trained differently. */
    private static final Set<String> NAMES = Set.of("experiment", "name", "model");

    public Difference {
        values = new LinkedHashMap<>(values);
    }

    /** All differences between these jobs, by path. */
    static List<Difference> between(Map<RunId, JsonNode> jobs) {
        var leaves = new LinkedHashMap<RunId, Map<String, JsonNode>>();
        var paths = new TreeSet<String>();
        jobs.forEach((run, job) -> {
            var found = new LinkedHashMap<String, JsonNode>();
            collect("", job, found);
            leaves.put(run, found);
            paths.addAll(found.keySet());
        });
        paths.removeAll(NAMES);
        var differences = new ArrayList<Difference>();
        for (var path : paths) {
            var values = new LinkedHashMap<RunId, JsonNode>();
            leaves.forEach((run, found) -> values.put(run, found.getOrDefault(path, NullNode.getInstance())));
            if (new HashSet<>(values.values()).size() > 1) {
                differences.add(new Difference(path, values));
            }
        }
        return differences;
    }

    private static void collect(String path, JsonNode node, Map<String, JsonNode> leaves) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> collect(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), leaves));
        } else {
            leaves.put(path, node);
        }
    }
}
