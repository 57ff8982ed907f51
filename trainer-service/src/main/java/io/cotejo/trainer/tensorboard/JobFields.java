package io.cotejo.trainer.tensorboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cotejo.events.EventJson;
import io.cotejo.events.job.TrainingJob;
import java.util.SortedMap;
import java.util.TreeMap;

/** A job, one entry for each field, by its path in the document: {@code training.batchSize}. */
final class JobFields {
    private JobFields() {}

    /** Texts, numbers and booleans; lists are written out as texts. */
    static SortedMap<String, JsonNode> of(TrainingJob job) {
        var fields = new TreeMap<String, JsonNode>();
        add(fields, "", EventJson.mapper().valueToTree(job));
        return fields;
    }

    private static void add(SortedMap<String, JsonNode> fields, String path, JsonNode value) {
        if (value.isObject()) {
            value.properties()
                    .forEach(entry -> add(
                            fields, path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue()));
        } else if (value.isArray()) {
            fields.put(path, TextNode.valueOf(value.toString()));
        } else if (!value.isNull()) {
            fields.put(path, value);
        }
    }
}
