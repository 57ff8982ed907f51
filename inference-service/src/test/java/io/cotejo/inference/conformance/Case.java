package io.cotejo.inference.conformance;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request and what must be answered, as a file of {@code conformance/} writes it.
 *
 * @param sentence what is shown by it
 * @param request method and path
 * @param extension that a server must announce to be asked this; null for the protocol itself
 * @param ours true for what goes beyond the protocol, so that nobody else is asked
 * @param rows images in the request
 * @param headers to be sent
 * @param body text to be sent
 * @param tensors what follows the text: {@code all} the inputs' bytes, or a byte too {@code few} or too {@code many}
 * @param pack how the body is packed: {@code gzip}, {@code deflate}, {@code raw-deflate}
 * @param status that must be answered
 * @param elsewhere what other servers may answer instead
 * @param header headers that must be answered
 * @param answer the JSON that must be answered; null for any
 */
record Case(
        @JsonProperty(value = "case", required = true) String sentence,
        @JsonProperty(required = true) String request,
        @Nullable String extension,
        boolean ours,
        int rows,
        Map<String, String> headers,
        String body,
        String tensors,
        String pack,
        @JsonProperty(required = true) int status,
        List<Integer> elsewhere,
        Map<String, String> header,
        @Nullable JsonNode answer) {
    Case {
        rows = Math.max(1, rows);
        headers = Map.copyOf(requireNonNullElse(headers, Map.of()));
        header = Map.copyOf(requireNonNullElse(header, Map.of()));
        elsewhere = List.copyOf(requireNonNullElse(elsewhere, List.of()));
        body = requireNonNullElse(body, "");
        tensors = requireNonNullElse(tensors, "none");
        pack = requireNonNullElse(pack, "identity");
        if (!request.matches("[A-Z]+ /\\S*")) {
            throw new IllegalArgumentException(
                    "case '" + sentence + "': request must be a method and a path, was '" + request + "'");
        }
    }

    String method() {
        return request.substring(0, request.indexOf(' '));
    }

    String path() {
        return request.substring(request.indexOf(' ') + 1);
    }

    @Override
    public String toString() {
        return sentence;
    }
}
