package io.cotejo.metrics.registry;

import io.cotejo.metrics.problem.RefusedException;

/** There is no such model, or no such version of it. */
public final class UnknownModelException extends RefusedException {
    public UnknownModelException(String model) {
        super(404, "There is no model \"%s\". GET /api/v1/models lists those there are.".formatted(model));
    }

    UnknownModelException(String model, int version) {
        super(
                404,
                "There is no version %d of \"%s\". GET /api/v1/models/%s lists those there are."
                        .formatted(version, model, model));
    }
}
