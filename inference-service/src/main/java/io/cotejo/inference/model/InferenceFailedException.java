package io.cotejo.inference.model;

/** The runtime could not compute a model that it had verified. */
public final class InferenceFailedException extends RuntimeException {
    InferenceFailedException(Throwable cause) {
        super("the model could not be computed: " + cause.getMessage(), cause);
    }
}
