package io.cotejo.inference.async;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/** Sends replies together with the offsets of their requests: all or nothing. Of no more use after a failure. For one thread. */
final class Transactions implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final KafkaProducer<String, byte[]> producer;

    /** Takes over the producer. */
    Transactions(KafkaProducer<String, byte[]> producer) {
        this.producer = producer;
    }

    /**
     * To be called once, before anything else.
     *
     * @throws KafkaException if the broker is away or refuses
     */
    void begin() {
        producer.initTransactions();
    }

    /**
     * Sends in one transaction.
     *
     * @throws OversizedReplyException if a reply is larger than its topic takes
     * @throws KafkaException for whatever else goes wrong; it may be that all was sent
     */
    void send(
            Map<Place, ProducerRecord<String, byte[]>> replies,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            ConsumerGroupMetadata group) {
        var oversized = new AtomicReference<@Nullable OversizedReplyException>();
        try {
            producer.beginTransaction();
            replies.forEach((place, record) -> {
                var _ = producer.send(record, (metadata, fault) -> {
                    if (fault instanceof RecordTooLargeException) {
                        oversized.compareAndSet(null, new OversizedReplyException(place, fault));
                    }
                });
            });
            producer.sendOffsetsToTransaction(offsets, group);
            producer.commitTransaction();
        } catch (KafkaException e) {
            var why = oversized.get();
            throw why == null ? e : why;
        }
    }

    @Override
    public void close() {
        producer.close(CLOSING);
    }

    /** Kafka does not take a reply for its size; the next one to the same request must be smaller. */
    static final class OversizedReplyException extends RuntimeException {
        private final transient Place place;

        private OversizedReplyException(Place place, Exception cause) {
            super("Kafka does not take the reply to " + place + " for its size", cause);
            this.place = place;
        }

        Place place() {
            return place;
        }
    }
}
