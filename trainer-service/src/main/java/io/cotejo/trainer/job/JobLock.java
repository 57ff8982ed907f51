package io.cotejo.trainer.job;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;

/** The hold that this trainer has on one job of the queue. For use by the thread that polls. */
final class JobLock {
    private final ShareConsumer<String, byte[]> consumer;
    private final Duration patience;
    private ConsumerRecord<String, byte[]> record;

    /**
     * Takes hold.
     *
     * @param record just polled, not yet acknowledged
     * @param patience how long the broker may take to answer
     */
    JobLock(ShareConsumer<String, byte[]> consumer, ConsumerRecord<String, byte[]> record, Duration patience) {
        this.consumer = consumer;
        this.record = record;
        this.patience = patience;
    }

    /**
     * Holds the job for another lock's time. The broker gives the record once more, and that one counts from then on.
     *
     * @throws LockLostException if the job may be another trainer's by now
     */
    void renew() {
        acknowledge(AcknowledgeType.RENEW);
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            for (var again : consumer.poll(patience)) {
                if (again.partition() != record.partition() || again.offset() != record.offset()) {
                    throw new LockLostException("the queue gave another job instead", null);
                }
                record = again;
                return;
            }
        }
        throw new LockLostException("the queue did not give it again", null);
    }

    /**
     * Ends the hold.
     *
     * @throws LockLostException if the job may be another trainer's by now
     */
    void end(JobTaker.Verdict verdict) {
        acknowledge(
                switch (verdict) {
                    case DONE -> AcknowledgeType.ACCEPT;
                    case HAND_BACK -> AcknowledgeType.RELEASE;
                });
    }

    private void acknowledge(AcknowledgeType type) {
        try {
            consumer.acknowledge(record, type);
            firstError(consumer.commitSync(patience).values()).ifPresent(error -> {
                throw error;
            });
        } catch (KafkaException | IllegalStateException e) {
            throw new LockLostException(type + " was refused: " + e.getMessage(), e);
        }
    }

    private static Optional<KafkaException> firstError(Collection<Optional<KafkaException>> results) {
        return results.stream().flatMap(Optional::stream).findFirst();
    }
}
