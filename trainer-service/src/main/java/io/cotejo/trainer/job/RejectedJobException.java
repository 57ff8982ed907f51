package io.cotejo.trainer.job;

import io.cotejo.events.job.Fault;
import java.util.List;

/** What was submitted is no job that can be trained. */
public final class RejectedJobException extends RuntimeException {
    private final transient List<Fault> faults;

    RejectedJobException(List<Fault> faults) {
        super(Fault.join(faults));
        this.faults = List.copyOf(faults);
    }

    /** All that is wrong with it. */
    public List<Fault> faults() {
        return faults;
    }
}
