package io.cotejo.metrics.deadletter;

import io.cotejo.metrics.problem.RefusedException;

/** There is no such dead letter. */
final class UnknownLetterException extends RefusedException {
    UnknownLetterException(String id) {
        super(404, "There is no dead letter %s. GET /api/v1/dead-letters lists those there are.".formatted(id));
    }
}
