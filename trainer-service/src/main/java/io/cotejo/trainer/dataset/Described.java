package io.cotejo.trainer.dataset;

import io.cotejo.events.job.Fault;
import java.util.List;

/** What can be said of a job's dataset before any of its images is opened. */
public sealed interface Described {
    /** All that a job needs to be checked by. */
    record Known(Description description) implements Described {}

    /** There is no such dataset here. */
    record Faulty(List<Fault> faults) implements Described {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
