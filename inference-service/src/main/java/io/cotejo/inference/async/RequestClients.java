package io.cotejo.inference.async;

import io.cotejo.events.Topic;
import io.cotejo.events.kafka.TopicAdmin;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes this instance's Kafka clients. */
final class RequestClients {
    private static final Map<String, Object> QUICK_TO_NOTICE = Map.of(
            "default.api.timeout.ms", 10_000,
            "request.timeout.ms", 5_000,
            "reconnect.backoff.max.ms", 1_000);

    /** How long a transaction may take. Those who read committed records wait so long for one that died, and 10 s more. */
    private static final Duration TRANSACTION = Duration.ofSeconds(10);

    /** How long one poll's requests may be computed before the group takes this instance for lost. */
    private static final Duration COMPUTING = Duration.ofMinutes(15);

    private static final Duration SESSION = Duration.ofSeconds(10);
    private static final int FETCH_BYTES = 8 * 1024 * 1024;

    private final Map<String, Object> kafka;
    private final String prefix;
    private final AsyncConfig config;
    private final String transactionalId;

    /**
     * Makes none yet.
     *
     * @param kafka client configuration
     * @param prefix of the topics' names
     */
    RequestClients(Map<String, Object> kafka, String prefix, AsyncConfig config) {
        this.kafka = new HashMap<>(QUICK_TO_NOTICE);
        this.kafka.putAll(kafka);
        this.prefix = prefix;
        this.config = config;
        transactionalId = config.group() + "-" + UUID.randomUUID();
    }

    String topic() {
        return Topic.REQUESTS.name(prefix);
    }

    /** Where the broker is looked for. */
    String servers() {
        return String.valueOf(kafka.get("bootstrap.servers"));
    }

    /**
     * Makes the topics that are missing.
     *
     * @throws KafkaException if the broker is away or refuses
     */
    void createTopics() {
        try (var admin = Admin.create(kafka)) {
            new TopicAdmin(admin, prefix).createMissing();
        }
    }

    KafkaConsumer<String, byte[]> consumer() {
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.group());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.maxPollRecords());
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, millis(COMPUTING));
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, millis(SESSION));
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        return new KafkaConsumer<>(settings, ByteKeys.deserializer(), new ByteArrayDeserializer());
    }

    /** A producer of transactions; one made later ends what one made earlier has left open. */
    KafkaProducer<String, byte[]> producer() {
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, millis(TRANSACTION));
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(TRANSACTION));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TRANSACTION.toMillis());
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.DEAD_LETTER_BYTES);
        return new KafkaProducer<>(settings, ByteKeys.serializer(), new ByteArraySerializer());
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
