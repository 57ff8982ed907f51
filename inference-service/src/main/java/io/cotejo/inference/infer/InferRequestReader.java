package io.cotejo.inference.infer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.cotejo.events.Signature;
import io.cotejo.inference.model.ImageShape;
import io.cotejo.inference.model.Pixels;
import io.cotejo.inference.protocol.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one infer request token by token; nothing of it is kept but its pixels. For use once. */
final class InferRequestReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxNumberLength(100)
                    .maxStringLength(4096)
                    .maxNameLength(256)
                    .build())
            .build();

    private final Signature signature;
    private final TensorReader input;
    private final ImageShape image;
    private final Map<String, Optional<Boolean>> outputs = new HashMap<>();
    private Parameters parameters = Parameters.NONE;
    private @Nullable String id;
    private int inputs;

    InferRequestReader(Signature signature, ImageShape image, int mostRows) {
        this.signature = signature;
        this.image = image;
        input = new TensorReader(signature.inputs().getFirst().name(), image, mostRows);
    }

    /**
     * Reads a request.
     *
     * @throws RefusedException if it is not one that the model can answer
     */
    InferRequest read(InferBody body) {
        if (body.raw()) {
            return raw(body);
        }
        if (body.json() == 0) {
            throw RefusedException.badRequest("the body is empty; an infer request is a JSON object with inputs");
        }
        try (var json = JSON.createParser(body.bytes(), 0, body.json())) {
            json.nextToken();
            document(json);
            if (json.nextToken() != null) {
                throw RefusedException.badRequest("the body goes on after the request");
            }
        } catch (JsonProcessingException e) {
            throw RefusedException.badRequest("the body is not valid JSON: " + e.getOriginalMessage() + at(e));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be read", e);
        }
        if (inputs == 0) {
            throw RefusedException.badRequest(
                    "inputs lacks '" + signature.inputs().getFirst().name() + "'");
        }
        boolean binary = parameters.flag("binary_data_output").orElse(false);
        return new InferRequest(id, input.pixels(body), new WantedOutputs(outputs, binary));
    }

    private InferRequest raw(InferBody body) {
        body.requireTensors(image.bytes());
        return new InferRequest(null, new Pixels(body.bytes(), 0, 1), new WantedOutputs(Map.of(), true));
    }

    private static String at(JsonProcessingException e) {
        var location = e.getLocation();
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private void document(JsonParser json) throws IOException {
        JsonFields.requireObject(json, "the request");
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var field = json.currentName();
            json.nextToken();
            switch (field) {
                case "id" -> id = JsonFields.absent(json) ? null : JsonFields.text(json, "id");
                case "inputs" -> inputs(json);
                case "outputs" -> outputs(json);
                case "parameters" -> parameters = Parameters.read(json);
                default -> JsonFields.skip(json);
            }
        }
    }

    private void inputs(JsonParser json) throws IOException {
        JsonFields.requireArray(json, "inputs");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (inputs++ > 0) {
                throw RefusedException.badRequest(
                        "inputs must be '" + signature.inputs().getFirst().name() + "' alone, has more elements");
            }
            input.read(json);
        }
    }

    private void outputs(JsonParser json) throws IOException {
        if (JsonFields.absent(json)) {
            return;
        }
        JsonFields.requireArray(json, "outputs");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            output(json);
        }
    }

    private void output(JsonParser json) throws IOException {
        JsonFields.requireObject(json, "an element of outputs");
        String name = null;
        var binary = Optional.<Boolean>empty();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var field = json.currentName();
            json.nextToken();
            switch (field) {
                case "name" -> name = JsonFields.text(json, "outputs: name");
                case "parameters" -> binary = form(json);
                default -> JsonFields.skip(json);
            }
        }
        if (name == null) {
            throw RefusedException.badRequest("an element of outputs lacks name");
        }
        select(name, binary);
    }

    private static Optional<Boolean> form(JsonParser json) throws IOException {
        var parameters = Parameters.read(json);
        if (parameters.has("classification")) {
            throw RefusedException.badRequest("outputs: the classification extension is not supported");
        }
        return parameters.flag("binary_data");
    }

    private void select(String name, Optional<Boolean> binary) {
        if (signature.outputs().stream().noneMatch(output -> output.name().equals(name))) {
            var known = signature.outputs().stream().map(Signature.Tensor::name).toList();
            throw RefusedException.badRequest("output '" + name + "' is unknown; the model gives " + known);
        }
        if (outputs.putIfAbsent(name, binary) != null) {
            throw RefusedException.badRequest("output '" + name + "' is asked for twice");
        }
    }
}
