package io.cotejo.trainer.journal;

import io.cotejo.events.Topic;
import io.cotejo.events.kafka.EventRecords;
import io.cotejo.events.kafka.TopicAdmin;
import io.cotejo.events.kafka.TopicReader;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Wires the journal. The clients are made at their first use: at start-up the broker's name may not even resolve. */
@ApplicationScoped
class JournalBeans {
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Map<String, Object> kafka;
    private final String prefix;

    JournalBeans(@Identifier("default-kafka-broker") Map<String, Object> kafka, JournalConfig config) {
        this.kafka = kafka;
        prefix = config.topicPrefix();
    }

    @Produces
    @ApplicationScoped
    Admin admin() {
        var settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        return Admin.create(settings);
    }

    void close(@Disposes Admin admin) {
        admin.close(CLOSE);
    }

    @Produces
    @ApplicationScoped
    Producer<String, byte[]> producer() {
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.DEAD_LETTER_BYTES);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    void close(@Disposes Producer<String, byte[]> producer) {
        producer.close(CLOSE);
    }

    @Produces
    @Singleton
    Journal journal(Producer<String, byte[]> producer) {
        return new Journal(producer, new EventRecords(prefix, "/trainer-service"));
    }

    @Produces
    @Singleton
    TopicAdmin topics(Admin admin) {
        return new TopicAdmin(admin, prefix);
    }

    @Produces
    @Singleton
    HistoryFollower follower(TopicAdmin topics) {
        return new HistoryFollower(
                new RunHistories(prefix),
                () -> open(topics, RunHistories.TOPICS),
                () -> open(topics, List.of(Topic.EPOCHS)));
    }

    private TopicReader open(TopicAdmin admin, List<Topic> topics) {
        admin.createMissing();
        return new TopicReader(
                kafka, topics.stream().map(topic -> topic.name(prefix)).toList());
    }

    void close(@Disposes HistoryFollower follower) {
        follower.close();
    }
}
