package io.cotejo.cli.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Has inference-service classify images. Thread-safe. */
public final class InferenceClient {
    private final RestClient rest;

    /** Talks to the service at this address. */
    public InferenceClient(URI base) {
        this.rest = new RestClient("inference-service", base);
    }

    /**
     * What a model takes an image for.
     *
     * @param predictions the most probable first
     */
    public record Classification(
            @JsonProperty("model_name") String model,
            @JsonProperty("model_version") String version,
            List<Prediction> predictions) {}

    /**
     * One class.
     *
     * @param index of the class in the model's output
     * @param probability in [0, 1]
     */
    public record Prediction(String label, int index, double probability) {}

    /**
     * A served model.
     *
     * @param version blank for the champion
     */
    public record ServedModel(String name, String version) {
        /** Reads {@code name} or {@code name/version}. */
        public static ServedModel parse(String text) {
            int slash = text.indexOf('/');
            return slash < 0
                    ? new ServedModel(text, "")
                    : new ServedModel(text.substring(0, slash), text.substring(slash + 1));
        }

        private String path() {
            return "/v2/models/" + RestClient.encode(name)
                    + (version.isEmpty() ? "" : "/versions/" + RestClient.encode(version));
        }
    }

    /**
     * Classifies one image.
     *
     * @param mediaType image/png or image/jpeg
     * @param most how many classes to tell
     */
    public Classification classify(ServedModel model, byte[] image, String mediaType, int most) {
        var path = model.path() + "/classify?topK=" + most;
        return rest.post(path, mediaType, image, Map.of(), Classification.class);
    }

    /** The versions of a model that are served, as the service's metadata tells them. */
    public JsonNode metadata(ServedModel model) {
        return rest.get(model.path(), JsonNode.class);
    }
}
