package io.cotejo.inference.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is sent back, in one buffer: one JSON document, or one with binary tensors after it.
 *
 * @param jsonLength where the tensors begin; null if there are none
 * @param requestId that the service has given the request, for the client to give feedback by; null if it has given none
 */
public record Answer(
        int status,
        Buffer body,
        @Nullable Integer jsonLength,
        @Nullable String requestId) {
    /** The header that carries {@code requestId}. */
    static final String REQUEST_ID = "Cotejo-Request-Id";

    /** The status of what may be sent again a little later. */
    static final int TOO_MANY = 429;

    /** Of a longer reason the middle is left out: it is mostly the client's own. */
    private static final int LONGEST_REASON = 2_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A document that says what was asked for. */
    public static Answer ok(Object document) {
        return new Answer(200, json(document), null, null);
    }

    /** A document that is written already. */
    public static Answer ok(byte[] json) {
        return new Answer(200, Buffer.buffer(json), null, null);
    }

    /** A document of so many bytes, and the binary tensors that it names. */
    public static Answer binary(byte[] bytes, int jsonLength) {
        return new Answer(200, Buffer.buffer(bytes), jsonLength, null);
    }

    /** The same, to a request that was given an id. */
    public Answer to(String requestId) {
        return new Answer(status, body, jsonLength, requestId);
    }

    /** The protocol's only form of an error, whatever the reason. */
    static Answer error(int status, String message) {
        return new Answer(status, json(Map.of("error", shortened(message))), null, null);
    }

    private static String shortened(String reason) {
        int half = LONGEST_REASON / 2;
        return reason.length() <= LONGEST_REASON
                ? reason
                : reason.substring(0, half) + " … " + reason.substring(reason.length() - half);
    }

    /** There is too much to do already. */
    static Answer full() {
        return error(TOO_MANY, "too many requests are waiting, try again later");
    }

    /** Nobody will read it. */
    static Answer gone() {
        return error(499, "the client has gone");
    }

    /** There will be nothing more to do. */
    static Answer closing() {
        return error(503, "the service is shutting down");
    }

    private static Buffer json(Object document) {
        try {
            return Buffer.buffer(JSON.writeValueAsBytes(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + document, e);
        }
    }
}
