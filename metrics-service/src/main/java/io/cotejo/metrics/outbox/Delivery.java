package io.cotejo.metrics.outbox;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/** What became of a record that was sent. */
sealed interface Delivery {
    /** Kafka has it. */
    record Taken() implements Delivery {}

    /** Kafka will never take it, for something about the record itself. */
    record Refused(String reason) implements Delivery {}

    /** Kafka may take it another time. */
    record Failed(KafkaException cause) implements Delivery {}

    /** Waits for it. */
    static Delivery await(Future<?> sent) {
        try {
            sent.get();
            return new Taken();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed(new KafkaException("interrupted while sending", e));
        } catch (ExecutionException e) {
            return forGood(e.getCause())
                    ? new Refused(String.valueOf(e.getCause()))
                    : new Failed(new KafkaException("Kafka did not take a record: " + e.getCause(), e));
        }
    }

    /** Rights, fences and versions are left out: what they forbid today they may allow when somebody has repaired them. */
    private static boolean forGood(@Nullable Throwable cause) {
        return cause instanceof RecordTooLargeException
                || cause instanceof RecordBatchTooLargeException
                || cause instanceof InvalidRecordException
                || cause instanceof InvalidTimestampException
                || cause instanceof InvalidTopicException;
    }
}
