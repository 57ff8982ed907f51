package io.cotejo.inference.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is sent back: one JSON document in one buffer.
 *
 * @param version that served it; null if none did
 */
public record Answer(int status, Buffer body, @Nullable Integer version) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A document that says what was asked for. */
    public static Answer ok(Object document) {
        return new Answer(200, json(document), null);
    }

    /** A document that is written already. */
    public static Answer ok(byte[] json) {
        return new Answer(200, Buffer.buffer(json), null);
    }

    /** The protocol's only form of an error, whatever the reason. */
    static Answer error(int status, String message) {
        return new Answer(status, json(Map.of("error", message)), null);
    }

    Answer servedBy(int version) {
        return new Answer(status, body, version);
    }

    private static Buffer json(Object document) {
        try {
            return Buffer.buffer(JSON.writeValueAsBytes(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + document, e);
        }
    }
}
