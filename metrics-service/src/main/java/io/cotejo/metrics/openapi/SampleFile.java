package io.cotejo.metrics.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.cotejo.events.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The files in {@code openapi/}. */
final class SampleFile {
    private SampleFile() {}

    /** The JSON of {@code name.json}, or else the text of {@code name.txt}. */
    static Optional<Object> value(String name) {
        Optional<Object> json = text(name + ".json").map(SampleFile::parsed);
        return json.isPresent() ? json : text(name + ".txt").map(text -> text);
    }

    static Optional<String> text(String name) {
        try (var file = SampleFile.class.getResourceAsStream("/openapi/" + name)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object parsed(String json) {
        try {
            return EventJson.mapper().readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an example is not JSON: " + json, e);
        }
    }
}
