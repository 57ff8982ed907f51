package io.cotejo.metrics.deadletter;

import io.cotejo.metrics.problem.RefusedException;

/** A value that was put right is still not what its topic promises. */
final class UnreadableValueException extends RefusedException {
    UnreadableValueException(String topic, String faults) {
        super(400, "value is not what belongs into %s: %s".formatted(topic, faults));
    }
}
