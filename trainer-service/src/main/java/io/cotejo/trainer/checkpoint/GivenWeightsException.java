package io.cotejo.trainer.checkpoint;

import io.cotejo.events.job.Fault;

/** A run cannot begin with the weights that its job names. */
public final class GivenWeightsException extends RuntimeException {
    private final transient Fault fault;

    GivenWeightsException(Fault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    /** What is wrong, as a fault of the job. */
    public Fault fault() {
        return fault;
    }
}
