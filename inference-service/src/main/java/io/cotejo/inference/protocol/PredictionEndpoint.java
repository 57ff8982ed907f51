package io.cotejo.inference.protocol;

import io.cotejo.inference.model.Lease;

/** Reads what a request asks of one version of a model. It may throw {@link RefusedException}. */
@FunctionalInterface
public interface PredictionEndpoint {
    /** What is asked. The lease is closed by the caller. */
    Question read(Call call, Lease lease);
}
