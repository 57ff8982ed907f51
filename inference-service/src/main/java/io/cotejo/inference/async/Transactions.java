package io.cotejo.inference.async;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;

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
        var oversized = ConcurrentHashMap.<Place>newKeySet(); // the producer's thread writes it
        try {
            producer.beginTransaction();
            replies.forEach((place, record) -> {
                var _ = producer.send(record, (metadata, fault) -> {
                    if (fault instanceof RecordTooLargeException) {
                        oversized.add(place);
                    }
                });
            });
            producer.sendOffsetsToTransaction(offsets, group);
            producer.commitTransaction();
        } catch (KafkaException e) {
            throw oversized.isEmpty() ? e : new OversizedReplyException(oversized, e);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSING);
    }

    /** Kafka does not take replies for their size; the next ones to the same requests must be smaller. */
    static final class OversizedReplyException extends RuntimeException {
        private final transient Set<Place> places;

        private OversizedReplyException(Set<Place> places, Exception cause) {
            super("Kafka does not take the replies to " + places + " for their size", cause);
            this.places = Set.copyOf(places);
        }

        Set<Place> places() {
            return places;
        }
    }
}
