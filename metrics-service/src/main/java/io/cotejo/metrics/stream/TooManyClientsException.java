package io.cotejo.metrics.stream;

import io.cotejo.metrics.problem.RefusedException;

/** So many clients listen that one more would be too much. */
final class TooManyClientsException extends RefusedException {
    TooManyClientsException(int most) {
        super(
                503,
                "%d clients listen already, which is the limit. Try again later, or raise cotejo.stream.max-clients."
                        .formatted(most));
    }
}
