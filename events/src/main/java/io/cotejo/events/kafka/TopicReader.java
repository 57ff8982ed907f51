package io.cotejo.events.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads topics from their beginning, outside any consumer group, for those who keep what they say in memory. For use by
 * one thread; only {@link #wakeup} may be called by another.
 */
public final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;

    /**
     * Begins at the first record of every partition.
     *
     * @param config of the consumer: the bootstrap servers, security
     * @param topics that exist already
     * @throws KafkaException if the broker is away, or does not know one of them yet
     */
    public TopicReader(Map<String, Object> config, Collection<String> topics) {
        var settings = new HashMap<>(config);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        try {
            begin(topics);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private void begin(Collection<String> topics) {
        var partitions = topics.stream()
                .flatMap(topic -> partitions(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** A topic that was just made may not be known to the broker that is asked; to go on without it would be to miss it. */
    private List<PartitionInfo> partitions(String topic) {
        var partitions = consumer.partitionsFor(topic);
        if (partitions == null || partitions.isEmpty()) {
            throw new KafkaException("the broker does not know the topic " + topic + " yet");
        }
        return partitions;
    }

    /**
     * Reads all that was written before this call.
     *
     * @throws WakeupException if another thread called {@link #wakeup}
     */
    public void readToEnd(Consumer<ConsumerRecord<String, byte[]>> handler) {
        var ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            read(POLL, handler);
        }
    }

    /**
     * Reads what comes within {@code patience}, and returns as soon as there is something.
     *
     * @throws WakeupException if another thread called {@link #wakeup}
     */
    public void read(Duration patience, Consumer<ConsumerRecord<String, byte[]>> handler) {
        consumer.poll(patience).forEach(handler);
    }

    /** Makes a read that is under way, or the next one, end with a {@link WakeupException}. */
    public void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
