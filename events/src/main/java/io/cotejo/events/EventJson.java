package io.cotejo.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** The JSON of everything that goes over the topics. Unknown fields are ignored: a newer writer may add some. */
public final class EventJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private EventJson() {}

    /** The mapper itself, for those who embed events in other JSON. Not to be reconfigured. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** UTF-8 JSON of an event or a job. */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "cannot be written as JSON: " + value.getClass().getSimpleName(), e);
        }
    }

    /**
     * Reads what {@link #write} has written, now or in a later version.
     *
     * @throws UnreadableEventException if it is not JSON, or lacks or contradicts what the type demands
     */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new UnreadableEventException("is null, where a " + type.getSimpleName() + " was expected", null);
            }
            Completeness.require(value);
            return value;
        } catch (JsonProcessingException e) {
            throw new UnreadableEventException("is not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UnreadableEventException("cannot be read: " + e.getMessage(), e);
        }
    }
}
