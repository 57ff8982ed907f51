package io.cotejo.metrics.registry;

import io.cotejo.metrics.problem.RefusedException;

/** An alias stands for nothing. */
final class UnknownAliasException extends RefusedException {
    UnknownAliasException(String model, String alias) {
        super(
                404,
                "\"%s\" has no alias \"%s\". GET /api/v1/models/%s lists those there are."
                        .formatted(model, alias, model));
    }
}
