package io.cotejo.inference.testing;

import io.cotejo.events.AliasMoved;
import io.cotejo.events.Event;
import io.cotejo.events.ModelVersion;
import io.cotejo.events.TrafficSet;
import io.cotejo.events.kafka.EventRecords;
import io.cotejo.events.kafka.TopicAdmin;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Says over Kafka what the registry says. */
public final class Registry implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final EventRecords records;
    private long moves;
    private long changes;

    public Registry(String bootstrapServers, String prefix) {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (var admin = Admin.create(config)) {
            new TopicAdmin(admin, prefix).createMissing();
        }
        producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        records = new EventRecords(prefix, "/metrics-service");
    }

    /** Announces a version. */
    public void register(ModelVersion version) {
        send(version);
    }

    /** Moves {@code champion}. */
    public void crown(String model, int version) {
        move(model, AliasMoved.CHAMPION, version);
    }

    /** Moves any alias. */
    public void move(String model, String alias, @Nullable Integer version) {
        send(new AliasMoved(model, alias, version, ++moves, Exports.AT));
    }

    /** Says what the challenger of a model gets. */
    public void traffic(String model, double canary, double shadow) {
        send(new TrafficSet(model, ++changes, Exports.AT, canary, shadow, "Ada", "a test"));
    }

    /** Announces a version and makes it champion. */
    public void crown(ModelVersion version) {
        register(version);
        crown(version.model(), version.version());
    }

    private void send(Event event) {
        try {
            producer.send(records.record(event)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
