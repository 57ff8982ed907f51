package io.cotejo.inference.protocol;

import io.cotejo.inference.model.Lease;
import java.util.Optional;

/** Reads what a request asks of one version of a model. It may throw {@link RefusedException}. */
@FunctionalInterface
public interface PredictionEndpoint {
    /** The version that the request itself names, as far as that can be read. */
    default Optional<String> version(Call call) {
        return Optional.empty();
    }

    /** What is asked. The lease is closed by the caller. */
    Question read(Call call, Lease lease);
}
