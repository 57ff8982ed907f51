package io.cotejo.inference.infer;

import io.cotejo.events.Signature;
import io.cotejo.inference.infer.WantedOutputs.Form;
import io.cotejo.inference.json.InvalidJsonException;
import io.cotejo.inference.json.JsonReader;
import io.cotejo.inference.model.ImageShape;
import io.cotejo.inference.model.Pixels;
import io.cotejo.inference.protocol.RefusedException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one infer request value by value; its pixels go straight into bytes. For use once. */
final class InferRequestReader {
    private final Signature signature;
    private final TensorReader input;
    private final ImageShape image;
    private final Map<String, Form> outputs = new HashMap<>();
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
        try {
            var json = new JsonReader(body.bytes(), body.json());
            document(json);
            json.end("the request");
        } catch (InvalidJsonException e) {
            throw RefusedException.badRequest("the body is not valid JSON: " + e.getMessage());
        }
        if (inputs == 0) {
            throw RefusedException.badRequest(
                    "inputs lacks '" + signature.inputs().getFirst().name() + "'");
        }
        boolean binary = parameters.flag("binary_data_output").orElse(false);
        return new InferRequest(id, parameters, input.pixels(body), new WantedOutputs(outputs, binary));
    }

    /** The version that a request names, without a look at anything else. */
    static Optional<String> version(InferBody body) {
        if (body.json() == 0) {
            return Optional.empty();
        }
        var json = new JsonReader(body.bytes(), body.json());
        JsonFields.requireObject(json, "the request");
        while (json.field()) {
            if (json.name().equals("parameters")) {
                return Parameters.read(json).version();
            }
            json.skip();
        }
        return Optional.empty();
    }

    private InferRequest raw(InferBody body) {
        body.requireTensors(image.bytes());
        return new InferRequest(
                null, Parameters.NONE, new Pixels(body.bytes(), 0, 1), new WantedOutputs(Map.of(), true));
    }

    private void document(JsonReader json) {
        JsonFields.requireObject(json, "the request");
        while (json.field()) {
            switch (json.name()) {
                case "id" -> id = JsonFields.absent(json) ? null : JsonFields.text(json, "id");
                case "inputs" -> inputs(json);
                case "outputs" -> outputs(json);
                case "parameters" -> parameters = Parameters.read(json);
                default -> json.skip();
            }
        }
    }

    private void inputs(JsonReader json) {
        JsonFields.requireArray(json, "inputs");
        while (json.element()) {
            if (inputs++ > 0) {
                throw RefusedException.badRequest(
                        "inputs must be '" + signature.inputs().getFirst().name() + "' alone, has more elements");
            }
            input.read(json);
        }
    }

    private void outputs(JsonReader json) {
        if (JsonFields.absent(json)) {
            return;
        }
        JsonFields.requireArray(json, "outputs");
        while (json.element()) {
            output(json);
        }
    }

    private void output(JsonReader json) {
        JsonFields.requireObject(json, "an element of outputs");
        String name = null;
        var form = Form.DEFAULT;
        while (json.field()) {
            switch (json.name()) {
                case "name" -> name = JsonFields.text(json, "outputs: name");
                case "parameters" -> form = Form.of(Parameters.read(json));
                default -> json.skip();
            }
        }
        if (name == null) {
            throw RefusedException.badRequest("an element of outputs lacks name");
        }
        select(name, form);
    }

    private void select(String name, Form form) {
        if (signature.outputs().stream().noneMatch(output -> output.name().equals(name))) {
            var known = signature.outputs().stream().map(Signature.Tensor::name).toList();
            throw RefusedException.badRequest("output '" + name + "' is unknown; the model gives " + known);
        }
        if (outputs.putIfAbsent(name, form) != null) {
            throw RefusedException.badRequest("output '" + name + "' is asked for twice");
        }
    }
}
