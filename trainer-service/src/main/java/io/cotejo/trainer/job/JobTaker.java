package io.cotejo.trainer.job;

import io.cotejo.trainer.run.StopSignal;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Does what a record of the queue asks for. */
interface JobTaker {
    /** What becomes of the record. */
    enum Verdict {
        /** It is dealt with, one way or another. */
        DONE,
        /** Somebody else is to take it. */
        HAND_BACK
    }

    /**
     * Deals with a record, for as long as that takes. Called by one thread.
     *
     * @param stop tells when to end early
     */
    Verdict take(ConsumerRecord<String, byte[]> record, StopSignal stop);
}
