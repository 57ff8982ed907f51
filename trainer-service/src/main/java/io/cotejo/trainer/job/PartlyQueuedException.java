package io.cotejo.trainer.job;

import io.cotejo.events.RunId;
import io.cotejo.trainer.journal.KafkaAwayException;
import java.util.List;

/** Kafka went away while the runs of one document were being queued: some of them are. */
public final class PartlyQueuedException extends RuntimeException {
    private final transient List<RunId> queued;

    /**
     * Tells what is known.
     *
     * @param queued the first runs of the document, in its order
     * @param doubtful the one after these, of which nobody knows whether it is queued
     * @param runs how many the document asks for
     */
    PartlyQueuedException(List<RunId> queued, RunId doubtful, int runs, KafkaAwayException cause) {
        super(
                cause.getMessage() + "; the first " + queued.size() + " of " + runs
                        + " runs are queued, the next one, " + doubtful
                        + ", may be: cancel these before the document is submitted again, or submit only the rest of it",
                cause);
        this.queued = List.copyOf(queued);
    }

    /** The runs that are queued. */
    public List<RunId> queued() {
        return queued;
    }
}
