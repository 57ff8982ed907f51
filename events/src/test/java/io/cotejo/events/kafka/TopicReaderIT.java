package io.cotejo.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.events.EpochCompleted;
import io.cotejo.events.EventJson;
import io.cotejo.events.Samples;
import io.cotejo.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class TopicReaderIT {
    private static final String PREFIX = "reader.";
    private static final Map<String, Object> CONFIG = Map.of("bootstrap.servers", TestKafka.bootstrapServers());

    @Test
    void readsFromTheBeginningToTheEndAndThenWhatComes() throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(CONFIG)) {
            new TopicAdmin(admin, PREFIX).createMissing();
        }
        send(1, 2);
        var epochs = new ArrayList<Integer>();
        try (var reader = new TopicReader(CONFIG, List.of(Topic.EPOCHS.name(PREFIX)))) {
            reader.readToEnd(record -> epochs.add(
                    EventJson.read(record.value(), EpochCompleted.class).epoch()));
            assertThat(epochs).containsExactly(1, 2);

            send(3);
            await().untilAsserted(() -> {
                reader.read(
                        Duration.ofSeconds(1),
                        record -> epochs.add(EventJson.read(record.value(), EpochCompleted.class)
                                .epoch()));
                assertThat(epochs).containsExactly(1, 2, 3);
            });
        }
    }

    private static void send(int... epochs) throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(CONFIG, new StringSerializer(), new ByteArraySerializer())) {
            for (int epoch : epochs) {
                producer.send(new EventRecords(PREFIX, "/test").record(Samples.epoch(epoch)))
                        .get();
            }
        }
    }
}
