package io.cotejo.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.events.EventJson;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks metrics-service about models, and has it decide on them. Thread-safe. */
public final class RegistryClient {
    private static final String MARKDOWN = "text/markdown";

    private final RestClient rest;

    /** Talks to the service at this address. */
    public RegistryClient(URI base) {
        this.rest = new RestClient("metrics-service", base);
    }

    /**
     * Who wants something decided, and why; goes into the ledger.
     *
     * @param by a person's name
     */
    public record Wish(String by, String reason) {
        private Map<String, Object> with(Map<String, Object> fields) {
            var all = new HashMap<>(fields);
            all.put("by", by);
            all.put("reason", reason);
            return all;
        }
    }

    /**
     * When a new version becomes the champion.
     *
     * @param mode {@code auto} or {@code manual}
     * @param minimumGain of the accuracy, as a share of the test images
     * @param significance McNemar's test must give a p-value below this; null if it is not asked
     * @param by who has set it; null if nobody has, and so for the reason
     */
    public record Policy(
            String mode,
            double minimumGain,
            @Nullable Double significance,
            @Nullable String by,
            @Nullable String reason) {}

    /**
     * What the challenger of a model gets of its requests.
     *
     * @param canary the share that it answers, of those that name no version
     * @param shadow the share that it classifies as well, of those that the champion answers
     * @param by who has set it; null if nobody has, and so for the reason
     */
    public record Traffic(
            double canary,
            double shadow,
            @Nullable String by,
            @Nullable String reason) {
        /** Nothing. */
        public static final Traffic NONE = new Traffic(0, 0, null, null);
    }

    private static String path(String model, String more) {
        return "/api/v1/models/" + RestClient.encode(model) + more;
    }

    /** A model with its versions. */
    public JsonNode model(String model) {
        return rest.get(path(model, ""), JsonNode.class);
    }

    /** Makes a version the champion. */
    public JsonNode promote(String model, int version, Wish wish) {
        return post(path(model, "/promote"), wish.with(Map.of("version", version)));
    }

    /** Makes the champion before the present one the champion again. */
    public JsonNode rollBack(String model, Wish wish) {
        return post(path(model, "/rollback"), wish.with(Map.of()));
    }

    private JsonNode post(String path, Map<String, Object> body) {
        return rest.post(path, "application/json", EventJson.write(body), Map.of(), JsonNode.class);
    }

    /** Makes an alias stand for a version. */
    public JsonNode alias(String model, String alias, int version, Wish wish) {
        var body = EventJson.write(wish.with(Map.of("version", version)));
        return rest.put(path(model, "/aliases/" + RestClient.encode(alias)), body, JsonNode.class);
    }

    /** Takes an alias away. */
    public void removeAlias(String model, String alias, Wish wish) {
        var who = RestClient.query(Map.of("by", wish.by(), "reason", wish.reason()));
        rest.delete(path(model, "/aliases/" + RestClient.encode(alias)) + who);
    }

    /** When a new version becomes the champion. */
    public Policy policy(String model) {
        return rest.get(path(model, "/policy"), Policy.class);
    }

    /** Says when a new version becomes the champion; of the policy its own {@code by} and reason do not count. */
    public Policy setPolicy(String model, Policy policy, Wish wish) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("mode", policy.mode());
        body.put("minimumGain", policy.minimumGain());
        body.put("significance", policy.significance());
        body.put("by", wish.by());
        body.put("reason", wish.reason());
        return rest.put(path(model, "/policy"), EventJson.write(body), Policy.class);
    }

    /** What the challenger gets of the requests. */
    public Traffic traffic(String model) {
        return rest.get(path(model, "/traffic"), Traffic.class);
    }

    /** Says what the challenger gets; of the traffic its own {@code by} and reason do not count. */
    public Traffic setTraffic(String model, Traffic traffic, Wish wish) {
        var body = EventJson.write(wish.with(Map.of("canary", traffic.canary(), "shadow", traffic.shadow())));
        return rest.put(path(model, "/traffic"), body, Traffic.class);
    }

    /** A version's model card, as Markdown. */
    public String card(String model, int version) {
        return rest.getText(path(model, "/versions/" + version + "/card"), MARKDOWN);
    }
}
