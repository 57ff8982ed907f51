package io.cotejo.inference.infer;

import io.cotejo.events.Signature;
import java.util.List;

/**
 * What the protocol says about a model.
 *
 * @param versions decimal numbers
 */
record ModelMetadata(
        String name,
        List<String> versions,
        String platform,
        List<Signature.Tensor> inputs,
        List<Signature.Tensor> outputs) {
    private static final String PLATFORM = "onnx_onnxv1";

    ModelMetadata {
        versions = List.copyOf(versions);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    static ModelMetadata of(String name, List<Integer> versions, Signature signature) {
        return new ModelMetadata(
                name,
                versions.stream().map(String::valueOf).toList(),
                PLATFORM,
                signature.inputs(),
                signature.outputs());
    }
}
