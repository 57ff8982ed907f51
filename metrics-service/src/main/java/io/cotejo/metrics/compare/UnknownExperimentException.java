package io.cotejo.metrics.compare;

import io.cotejo.metrics.problem.RefusedException;

/** No run is of this experiment. */
final class UnknownExperimentException extends RefusedException {
    UnknownExperimentException(String experiment) {
        super(
                404,
                "There is no experiment \"%s\". GET /api/v1/experiments lists those there are.".formatted(experiment));
    }
}
