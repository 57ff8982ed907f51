package io.cotejo.inference.async;

import io.cotejo.inference.async.Transactions.OversizedReplyException;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * A membership of the consumer group. What goes wrong ends it, and loses nothing: what was not sent is read again by the
 * next one. For one thread; only {@link #wakeup} may be called by another.
 */
final class RequestSession implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final Supplier<Batch> batches;
    private final ReplyRecords records;
    private final AsyncMeters meters;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Transactions transactions;
    private final Map<TopicPartition, Batch.Wait> waiting = new HashMap<>();

    RequestSession(RequestClients clients, Supplier<Batch> batches, ReplyRecords records, AsyncMeters meters) {
        this.batches = batches;
        this.records = records;
        this.meters = meters;
        transactions = new Transactions(clients.producer());
        try {
            transactions.begin();
            consumer = clients.consumer();
        } catch (RuntimeException e) {
            transactions.close();
            throw e;
        }
        consumer.subscribe(List.of(clients.topic()));
    }

    /**
     * Answers what comes within a moment. A partition whose next request must wait is not read during the next call, so
     * that the group does not miss this member meanwhile.
     *
     * @throws WakeupException if another thread called {@link #wakeup}
     * @throws OversizedReplyException if a reply must shrink
     * @throws KafkaException if something else goes wrong with Kafka
     */
    void step(BooleanSupplier stopped) {
        var polled = consumer.poll(POLL);
        try (var batch = batches.get()) {
            for (var partition : polled.partitions()) {
                batch.take(partition, polled.records(partition));
            }
            if (batch.compute(stopped)) {
                send(batch, polled);
                consumer.resume(consumer.paused());
                await(polled.partitions(), batch.waits());
            }
        }
    }

    private void send(Batch batch, ConsumerRecords<String, byte[]> polled) {
        var outgoing = new LinkedHashMap<Place, ProducerRecord<String, byte[]>>();
        var replies = new ArrayList<Reply>();
        batch.taken().forEach((place, request) -> {
            var reply = records.fitting(place, batch.reply(place));
            outgoing.put(place, records.of(request, reply));
            replies.add(reply);
        });
        if (!outgoing.isEmpty()) {
            transactions.send(outgoing, offsets(batch, polled), consumer.groupMetadata());
            records.taken(outgoing.keySet());
            replies.forEach(meters::sent);
        }
    }

    /** Where each partition goes on: behind what was polled, or at the request that waits. */
    private static Map<TopicPartition, OffsetAndMetadata> offsets(Batch batch, ConsumerRecords<String, byte[]> polled) {
        var offsets = new HashMap<>(polled.nextOffsets());
        batch.waits().forEach((partition, wait) -> offsets.put(partition, new OffsetAndMetadata(wait.offset())));
        return offsets;
    }

    private void await(Set<TopicPartition> read, Map<TopicPartition, Batch.Wait> waits) {
        waiting.keySet().removeIf(partition -> read.contains(partition) && !waits.containsKey(partition));
        waiting.keySet().retainAll(consumer.assignment());
        waits.forEach((partition, wait) -> {
            consumer.seek(partition, wait.offset());
            if (!wait.equals(waiting.put(partition, wait))) { // it is said once, not at every try
                Log.warnf("requests wait partition=%s offset=%d: %s", partition, wait.offset(), wait.reason());
            }
        });
        consumer.pause(waits.keySet());
        meters.waiting(waiting.size());
    }

    /** Makes a step that waits for requests, or the next one, end with a {@link WakeupException}. */
    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        try (transactions) {
            consumer.close(CloseOptions.timeout(CLOSING));
        }
    }
}
