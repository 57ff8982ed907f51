package io.cotejo.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;

/** Finds the sentence for a person in the body of an error: a problem document (RFC 9457), or {@code {"error": …}}. */
final class Complaint {
    private Complaint() {}

    /** What is said, faults one a line; empty if nothing is. */
    static String in(String body) {
        var json = RestClient.json(body);
        var lines = new ArrayList<String>();
        for (var field : new String[] {"detail", "error", "title"}) {
            if (lines.isEmpty() && !json.path(field).asText("").isBlank()) {
                lines.add(json.path(field).asText());
            }
        }
        json.path("faults").forEach(fault -> lines.add("  " + line(fault)));
        return String.join("\n", lines);
    }

    private static String line(JsonNode fault) {
        var field = fault.path("field").asText("");
        return "%s: %s, was %s"
                .formatted(
                        field.isEmpty() ? "the document" : field,
                        fault.path("message").asText(),
                        fault.path("seen").asText());
    }
}
