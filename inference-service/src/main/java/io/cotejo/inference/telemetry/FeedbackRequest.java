package io.cotejo.inference.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.events.EventJson;
import io.cotejo.inference.protocol.RefusedException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an image truly shows, by its class's label or index.
 *
 * @param id of the request that it was part of
 * @param row which image of that request, counted from 0
 * @param label null if the index was sent
 * @param index null if the label was sent
 */
record FeedbackRequest(
        String id,
        int row,
        @Nullable String label,
        @Nullable Integer index) {
    private static final Set<String> FIELDS = Set.of("id", "row", "label", "index");
    private static final String EXAMPLE = "send {\"id\": \"...\", \"label\": \"7\"} or {\"id\": \"...\", \"index\": 7}";

    /**
     * Reads a body.
     *
     * @throws RefusedException naming what is wrong
     */
    static FeedbackRequest parse(byte[] body) {
        var json = object(body);
        json.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw RefusedException.badRequest("feedback has no field '" + name + "'; " + EXAMPLE);
            }
        });
        if (json.has("label") == json.has("index")) {
            throw RefusedException.badRequest("feedback must have either a label or an index; " + EXAMPLE);
        }
        return new FeedbackRequest(
                id(json),
                json.has("row") ? whole(json, "row") : 0,
                json.has("label") ? text(json, "label") : null,
                json.has("index") ? whole(json, "index") : null);
    }

    private static JsonNode object(byte[] body) {
        try {
            var json = EventJson.mapper().readTree(body);
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (IOException e) {
            // refused below
        }
        throw RefusedException.badRequest("the body is no JSON object; " + EXAMPLE);
    }

    private static String id(JsonNode json) {
        var id = text(json, "id");
        if (!RequestId.usable(id)) {
            throw RefusedException.badRequest("id must be " + RequestId.FORM
                    + ", as the prediction's was for it to be remembered; was " + shortened(id));
        }
        return id;
    }

    private static String text(JsonNode json, String field) {
        var value = json.path(field);
        if (!value.isTextual()) {
            throw RefusedException.badRequest(
                    field + " must be a string, was " + shortened(value.toString()) + "; " + EXAMPLE);
        }
        return value.asText();
    }

    private static int whole(JsonNode json, String field) {
        var value = json.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
            throw RefusedException.badRequest(
                    field + " must be a whole number from 0, was " + shortened(value.toString()));
        }
        return value.intValue();
    }

    /** The index of the true class among a version's. */
    int classAmong(List<String> labels) {
        if (label != null) {
            int found = labels.indexOf(label);
            if (found < 0) {
                throw RefusedException.badRequest(
                        "label '" + shortened(label) + "' is none of the model's, which are " + labels);
            }
            return found;
        }
        if (index == null || index >= labels.size()) {
            throw RefusedException.badRequest("index must be below " + labels.size() + ", was " + index
                    + "; the classes are, from 0 on, " + labels);
        }
        return index;
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
