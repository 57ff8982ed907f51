package io.cotejo.metrics.projection;

import io.cotejo.events.kafka.TopicAdmin;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Opens clients of one broker. Their limits are short: it is the projection that retries, and says so.
 *
 * @param connection the bootstrap servers, security
 * @param prefix of the topics' names
 */
public record KafkaClients(Map<String, Object> connection, String prefix) {
    private static final int LARGEST_POLL = 10_000;
    private static final int LARGEST_FETCH = 8 << 20;
    private static final int LARGEST_REQUEST = 8 << 20;
    private static final int PATIENCE_MILLIS = 5000;

    public KafkaClients {
        connection = Map.copyOf(connection);
    }

    /** Makes the topics that are missing. */
    void createTopics() {
        try (var admin = admin()) {
            new TopicAdmin(admin, prefix).createMissing();
        }
    }

    Admin admin() {
        return Admin.create(
                with(Map.of("default.api.timeout.ms", PATIENCE_MILLIS, "request.timeout.ms", PATIENCE_MILLIS)));
    }

    /** A consumer outside any group: the database knows the offsets. */
    KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                with(Map.of(
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed",
                        "max.poll.records",
                        LARGEST_POLL,
                        "max.partition.fetch.bytes",
                        LARGEST_FETCH,
                        "default.api.timeout.ms",
                        2 * PATIENCE_MILLIS)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                with(Map.of(
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        // with more, a topic that was just made can refuse the first batch and then the order of the
                        // rest
                        "max.in.flight.requests.per.connection",
                        1,
                        "max.request.size",
                        LARGEST_REQUEST,
                        "max.block.ms",
                        PATIENCE_MILLIS,
                        "request.timeout.ms",
                        PATIENCE_MILLIS,
                        "delivery.timeout.ms",
                        2 * PATIENCE_MILLIS)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private Map<String, Object> with(Map<String, Object> settings) {
        var all = new HashMap<String, Object>(connection);
        all.putAll(settings);
        return all;
    }
}
