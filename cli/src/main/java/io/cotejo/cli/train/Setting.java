package io.cotejo.cli.train;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.events.job.FieldPath;
import io.cotejo.events.job.JobDocuments;
import io.cotejo.events.job.MalformedJobException;
import java.util.regex.Pattern;

/**
 * A field of a job that the command line sets: {@code training.epochs=1}, {@code network.layers[2].linear=64}. Objects on
 * the way are made where they are missing; elements of a list must be there.
 *
 * @param path where in the document
 * @param value as YAML reads it, so that 1 is a number and {@code "1"} a text
 */
record Setting(FieldPath path, JsonNode value) {
    private static final Pattern FORM = Pattern.compile("(" + FieldPath.FORM + ")=(.+)", Pattern.DOTALL);

    /**
     * Reads {@code path=value}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static Setting parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "must be path=value, such as training.epochs=1 or network.layers[0].linear=64, was " + text);
        }
        return new Setting(FieldPath.parse(parts.group(1)), value(parts.group(2)));
    }

    private static JsonNode value(String yaml) {
        try {
            return JobDocuments.parse(yaml.getBytes(UTF_8)).getFirst();
        } catch (MalformedJobException e) {
            throw new IllegalArgumentException("the value " + yaml + " " + e.getMessage(), e);
        }
    }

    /**
     * Sets the field in a document.
     *
     * @throws IllegalArgumentException if something on the way is neither an object nor a list with such an element
     */
    void applyTo(JsonNode document) {
        path.put(document, value);
    }
}
