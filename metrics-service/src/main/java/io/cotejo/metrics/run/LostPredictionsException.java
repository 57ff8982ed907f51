package io.cotejo.metrics.run;

import io.cotejo.events.RunId;
import io.cotejo.metrics.problem.RefusedException;

/** The file with a run's sample predictions is missing, or not the one that was announced. */
public final class LostPredictionsException extends RefusedException {
    LostPredictionsException(RunId id, RuntimeException cause) {
        super(
                500,
                "The sample predictions of run %s cannot be read: %s. COTEJO_ARTIFACTS must name the trainers' artifact store."
                        .formatted(id, cause.getMessage()));
        initCause(cause);
    }
}
