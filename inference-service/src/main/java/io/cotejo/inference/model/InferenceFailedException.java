package io.cotejo.inference.model;

import ai.onnxruntime.OrtException;

/** The runtime could not compute a model that it had verified. */
public final class InferenceFailedException extends RuntimeException {
    InferenceFailedException(OrtException cause) {
        super("the model could not be computed: " + cause.getMessage(), cause);
    }
}
