package io.cotejo.metrics.bench;

import io.cotejo.events.kafka.EventRecords;
import io.cotejo.events.kafka.TopicAdmin;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes {@link GeneratedRuns} into the topics of a broker. Arguments: how many runs, the broker's address, the prefix. */
public final class GenerateRuns {
    private GenerateRuns() {}

    public static void main(String[] arguments) {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        var broker = arguments.length > 1 ? arguments[1] : "127.0.0.1:9092";
        write(runs, broker, arguments.length > 2 ? arguments[2] : "cotejo.");
        System.out.printf("generated %d runs, %d epochs%n", runs, runs * GeneratedRuns.EPOCHS);
    }

    static void write(int runs, String broker, String prefix) {
        Map<String, Object> connection = Map.of("bootstrap.servers", broker, "linger.ms", 20, "batch.size", 1 << 18);
        try (var admin = Admin.create(connection)) {
            new TopicAdmin(admin, prefix).createMissing();
        }
        var generated = new GeneratedRuns();
        var records = new EventRecords(prefix, "/bench");
        var failure = new AtomicReference<@Nullable Exception>();
        try (var producer = new KafkaProducer<>(connection, new StringSerializer(), new ByteArraySerializer())) {
            for (int number = 0; number < runs; number++) {
                for (var event : generated.events(number)) {
                    var _ = producer.send(records.record(event), (_, refusal) -> {
                        if (refusal != null) {
                            failure.set(refusal);
                        }
                    });
                }
            }
            producer.flush();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("Not all was written to " + broker, failure.get());
        }
    }
}
