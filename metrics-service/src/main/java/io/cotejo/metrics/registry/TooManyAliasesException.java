package io.cotejo.metrics.registry;

import io.cotejo.metrics.problem.RefusedException;

/** The model has as many aliases as it may have. */
final class TooManyAliasesException extends RefusedException {
    TooManyAliasesException(String model, String alias, int most) {
        super(
                409,
                "\"%s\" cannot be made: \"%s\" has %d aliases, as many as a model may have. Take one away that is no longer used."
                        .formatted(alias, model, most));
    }
}
