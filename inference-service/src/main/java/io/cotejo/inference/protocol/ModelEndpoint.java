package io.cotejo.inference.protocol;

import io.cotejo.inference.model.Lease;

/** Answers a request to one version of a model. It may throw {@link RefusedException}. */
@FunctionalInterface
public interface ModelEndpoint {
    /** The answer. The lease is closed by the caller. */
    Answer answer(Call call, Lease lease);
}
