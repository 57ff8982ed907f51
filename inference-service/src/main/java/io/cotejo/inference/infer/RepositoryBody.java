package io.cotejo.inference.infer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cotejo.inference.protocol.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** What is sent to the repository's endpoints: nothing, or a JSON object. */
record RepositoryBody(JsonNode object) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static RepositoryBody of(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return new RepositoryBody(JSON.createObjectNode());
        }
        try {
            var read = JSON.readTree(text);
            if (!read.isObject()) {
                throw RefusedException.badRequest("the body must be a JSON object, was " + read.getNodeType());
            }
            return new RepositoryBody(read);
        } catch (JsonProcessingException e) {
            throw RefusedException.badRequest("the body is not valid JSON: " + e.getOriginalMessage());
        }
    }

    /** A field that is true or false; false if it is not there. */
    boolean flag(String name) {
        var value = object.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw RefusedException.badRequest(name + " must be true or false, was " + value);
        }
        return value.asBoolean(false);
    }

    /** One of the parameters: a text, or a whole number as text. */
    Optional<String> parameter(String name) {
        var value = object.path("parameters").path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isTextual() && !value.isIntegralNumber()) {
            throw RefusedException.badRequest(
                    "parameters." + name + " must be a version's number or an alias, was " + value);
        }
        return Optional.of(value.asText());
    }

    /**
     * Itself.
     *
     * @throws RefusedException if there are parameters beside these
     */
    RepositoryBody withOnly(Set<String> parameters) {
        var sent = object.path("parameters");
        if (!sent.isMissingNode() && !sent.isObject()) {
            throw RefusedException.badRequest("parameters must be an object, was " + sent);
        }
        sent.fieldNames().forEachRemaining(name -> {
            if (!parameters.contains(name)) {
                throw RefusedException.badRequest("parameters." + name + " is not supported here, only "
                        + String.join(", ", parameters) + "; models and their versions come from the registry");
            }
        });
        return this;
    }
}
