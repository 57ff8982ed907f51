package io.cotejo.inference.infer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request for predictions, as it was read. Owns its pixels. */
final class InferRequest {
    private final @Nullable String id;
    private final int rows;
    private final byte[] pixels;
    private final List<String> outputs;

    /** Takes raw pixels, at least {@code rows} images; no outputs mean all of them. */
    InferRequest(@Nullable String id, int rows, byte[] pixels, List<String> outputs) {
        this.id = id;
        this.rows = rows;
        this.pixels = pixels;
        this.outputs = List.copyOf(outputs);
    }

    /** What the client calls it; to be echoed. */
    Optional<String> id() {
        return Optional.ofNullable(id);
    }

    int rows() {
        return rows;
    }

    byte[] pixels() {
        return pixels;
    }

    boolean wants(String output) {
        return outputs.isEmpty() || outputs.contains(output);
    }
}
