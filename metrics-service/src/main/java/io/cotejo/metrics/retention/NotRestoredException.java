package io.cotejo.metrics.retention;

import io.cotejo.metrics.problem.RefusedException;

/** It is not known yet what aliases point at. */
final class NotRestoredException extends RefusedException {
    NotRestoredException() {
        super(503, "The registry is being read back from its topics. Try again in a moment.");
    }
}
