package io.cotejo.inference.infer;

import io.cotejo.inference.model.Pixels;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request for predictions, as it was read. */
final class InferRequest {
    private final @Nullable String id;
    private final @Nullable Duration timeout;
    private final @Nullable String version;
    private final Pixels pixels;
    private final WantedOutputs outputs;

    /** Refuses parameters that cannot be. */
    InferRequest(@Nullable String id, Parameters parameters, Pixels pixels, WantedOutputs outputs) {
        this.id = id;
        timeout = parameters.timeout().orElse(null);
        version = parameters.version().orElse(null);
        this.pixels = pixels;
        this.outputs = outputs;
    }

    /** What the client calls it; to be echoed. */
    Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /** How long an answer is of use to the client, counted from the request's arrival; at most a day. */
    Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /** Which version is to answer: its number in decimal, or an alias. */
    Optional<String> version() {
        return Optional.ofNullable(version);
    }

    Pixels pixels() {
        return pixels;
    }

    WantedOutputs outputs() {
        return outputs;
    }
}
