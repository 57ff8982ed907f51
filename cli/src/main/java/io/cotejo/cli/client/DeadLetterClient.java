package io.cotejo.cli.client;

import io.cotejo.events.EventJson;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks metrics-service about dead letters, and has them handed in again. Thread-safe. */
public final class DeadLetterClient {
    private static final String PATH = "/api/v1/dead-letters";

    private final RestClient rest;

    /** Talks to the service at this address. */
    public DeadLetterClient(URI base) {
        this.rest = new RestClient("metrics-service", base);
    }

    /**
     * A record that could not be handled.
     *
     * @param id of its place among the dead letters
     * @param topic that it was in
     * @param reason why it could not be handled
     * @param at when it was put aside
     * @param value as a text; in a listing its beginning
     * @param resubmittedAt null if it was not handed in again
     */
    public record DeadLetter(
            String id,
            String topic,
            @Nullable String key,
            String reason,
            @Nullable Instant at,
            @Nullable String value,
            @Nullable Instant resubmittedAt) {}

    /**
     * A part of them, the latest first.
     *
     * @param total how many there are without the limit
     */
    public record Listing(long total, List<DeadLetter> deadLetters) {
        /** Copies the list. */
        public Listing {
            deadLetters = List.copyOf(deadLetters);
        }
    }

    /**
     * Those of a topic, or of all.
     *
     * @param topic blank for all
     */
    public Listing list(String topic, int limit) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("topic", topic);
        parameters.put("limit", Integer.toString(limit));
        return rest.get(PATH + RestClient.query(parameters), Listing.class);
    }

    /** One, with its whole value. */
    public DeadLetter find(String id) {
        return rest.get(PATH + "/" + RestClient.encode(id), DeadLetter.class);
    }

    /**
     * Hands one in again.
     *
     * @param value what it is to say instead; null for as it was
     * @param by a person's name
     */
    public DeadLetter resubmit(String id, @Nullable String value, String by) {
        var body = new LinkedHashMap<String, String>();
        if (value != null) {
            body.put("value", value);
        }
        body.put("by", by);
        return rest.post(
                PATH + "/" + RestClient.encode(id) + "/resubmit",
                "application/json",
                EventJson.write(body),
                Map.of(),
                DeadLetter.class);
    }
}
