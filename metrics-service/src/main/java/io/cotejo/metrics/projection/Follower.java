package io.cotejo.metrics.projection;

import io.cotejo.metrics.outbox.Outbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads topics from where the database stands, folds what comes, and sends what waits. For one thread. */
final class Follower implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Batches batches;
    private final Outbox outbox;
    private final ProjectionMeters meters;
    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;

    Follower(KafkaClients clients, Batches batches, Outbox outbox, ProjectionMeters meters) {
        this.batches = batches;
        this.outbox = outbox;
        this.meters = meters;
        this.consumer = clients.consumer();
        this.producer = clients.producer();
    }

    /**
     * Reads these topics from now on, and no others.
     *
     * @throws KafkaException if the broker does not know one of them, or is away
     */
    void assign(Collection<String> topics) {
        var partitions =
                topics.stream().flatMap(topic -> partitions(topic).stream()).toList();
        consumer.assign(partitions);
        batches.begin(partitions).forEach(consumer::seek);
    }

    private List<TopicPartition> partitions(String topic) {
        var partitions = consumer.partitionsFor(topic);
        if (partitions == null || partitions.isEmpty()) {
            throw new KafkaException("topic " + topic + " is not known to the broker yet");
        }
        return partitions.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    /** Folds all that was written to these topics before this call, and reads them, and no others; sends nothing. */
    void readToEnd(Collection<String> topics) {
        assign(topics);
        var ends = ends();
        while (missing(ends) > 0) {
            batches.fold(poll());
        }
    }

    /** Where the topics end now that are read. */
    Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(consumer.assignment());
    }

    /** How far it is from here to these ends. */
    long missing(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }

    /** Folds what comes within a moment, and sends what waits. */
    void step() {
        batches.fold(poll());
        outbox.flush(producer);
        meters.lag(lag(consumer.assignment()));
    }

    private List<ConsumerRecord<String, byte[]>> poll() {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        consumer.poll(POLL).forEach(records::add);
        return records;
    }

    private long lag(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    @Override
    public void close() {
        try (producer) {
            consumer.close();
        }
    }
}
