package io.cotejo.metrics.registry;

import io.cotejo.metrics.problem.RefusedException;

/** What was decided earlier is not known yet. */
final class RegistryNotReadyException extends RefusedException {
    RegistryNotReadyException() {
        super(503, "The registry is being read back from its topics. Try again in a moment.");
    }
}
