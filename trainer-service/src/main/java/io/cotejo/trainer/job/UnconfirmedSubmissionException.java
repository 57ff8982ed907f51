package io.cotejo.trainer.job;

import io.cotejo.events.RunId;
import io.cotejo.trainer.journal.KafkaAwayException;
import java.util.List;

/** Kafka went away while the runs of a document were being queued: some of them may be, the rest is not. */
public final class UnconfirmedSubmissionException extends RuntimeException {
    private final transient RunId first;
    private final transient List<RunId> queued;

    /**
     * Tells what is known.
     *
     * @param first the id of the document's first run
     * @param queued the first runs of the document, in its order
     * @param runs how many the document asks for
     */
    UnconfirmedSubmissionException(RunId first, List<RunId> queued, int runs, KafkaAwayException cause) {
        super(
                cause.getMessage() + "; " + queued.size() + " of " + runs
                        + " runs are known to be queued: send the same document again with the header "
                        + JobResource.RUN_ID + ": " + first + ", then what is queued stays so and the rest follows",
                cause);
        this.first = first;
        this.queued = List.copyOf(queued);
    }

    /** The id under which the document can be sent again. */
    public RunId first() {
        return first;
    }

    /** The runs that are queued. */
    public List<RunId> queued() {
        return queued;
    }
}
