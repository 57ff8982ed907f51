package io.cotejo.inference.infer;

import io.cotejo.inference.model.Pixels;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request for predictions, as it was read. */
final class InferRequest {
    private final @Nullable String id;
    private final Pixels pixels;
    private final WantedOutputs outputs;

    InferRequest(@Nullable String id, Pixels pixels, WantedOutputs outputs) {
        this.id = id;
        this.pixels = pixels;
        this.outputs = outputs;
    }

    /** What the client calls it; to be echoed. */
    Optional<String> id() {
        return Optional.ofNullable(id);
    }

    Pixels pixels() {
        return pixels;
    }

    WantedOutputs outputs() {
        return outputs;
    }
}
