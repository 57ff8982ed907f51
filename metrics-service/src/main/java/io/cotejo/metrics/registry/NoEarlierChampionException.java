package io.cotejo.metrics.registry;

import io.cotejo.metrics.problem.RefusedException;

/** A model has had one champion at most, so that there is nothing to go back to. */
final class NoEarlierChampionException extends RefusedException {
    NoEarlierChampionException(String model) {
        super(409, "\"%s\" had no other champion before. Promote a version by its number instead.".formatted(model));
    }
}
