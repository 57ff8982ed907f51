package io.cotejo.trainer.job;

import io.cotejo.events.kafka.TopicAdmin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The share group of all trainers: one job goes to one of them, and none waits behind another. */
final class ShareGroup {
    private final Map<String, Object> kafka;
    private final Admin admin;
    private final TopicAdmin topics;
    private final JobQueueConfig config;
    private final String topic;

    ShareGroup(Map<String, Object> kafka, Admin admin, TopicAdmin topics, JobQueueConfig config, String topic) {
        this.kafka = kafka;
        this.admin = admin;
        this.topics = topics;
        this.config = config;
        this.topic = topic;
    }

    /**
     * Becomes a member; makes the topics and sets up the group where that is still to be done.
     *
     * @throws KafkaException if Kafka is away or refuses
     */
    ShareConsumer<String, byte[]> join() {
        topics.createMissing();
        setUp();
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.group());
        settings.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
        settings.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        var consumer = new KafkaShareConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
        return consumer;
    }

    private void setUp() {
        var group = new ConfigResource(ConfigResource.Type.GROUP, config.group());
        var settings = List.of(
                set("share.auto.offset.reset", "earliest"),
                set("share.record.lock.duration.ms", Long.toString(config.lock().toMillis())));
        try {
            admin.incrementalAlterConfigs(Map.of(group, settings)).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while setting up the share group " + config.group(), e);
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "cannot set up the share group " + config.group() + " with a lock of " + config.lock() + ": "
                            + e.getCause(),
                    e.getCause());
        }
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }
}
