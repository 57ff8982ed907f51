package io.cotejo.metrics.run;

import io.cotejo.events.RunId;
import io.cotejo.metrics.problem.RefusedException;

/** A run that has stored no sample predictions: it is not completed, or of a time when none were stored. */
public final class NoPredictionsException extends RefusedException {
    NoPredictionsException(RunId id, String status) {
        super(
                404,
                "Run %s, which is %s, has no sample predictions: a run stores them when it completes."
                        .formatted(id, status));
    }
}
