package io.cotejo.metrics.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.events.Topic;
import io.cotejo.events.kafka.EventRecords;
import io.cotejo.metrics.database.Schema;
import io.cotejo.metrics.fixture.Tables;
import io.cotejo.metrics.fixture.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxIT {
    private static final byte[] TOO_LARGE_FOR_THE_BROKER = new byte[3 << 20];

    private final Topics topics = Topics.fresh();
    private final Tables tables = Tables.fresh();
    private final Outbox outbox = new Outbox(tables.database(), new EventRecords(topics.prefix(), "/test"));

    @BeforeEach
    void migrate() {
        new Schema(tables.source()).migrate();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void aRecordThatKafkaRefusesForGoodDoesNotHoldUpOrRepeatTheOthers() {
        add("a", "a".getBytes(UTF_8));
        add("b", TOO_LARGE_FOR_THE_BROKER);
        add("c", "c".getBytes(UTF_8));

        flush(Map.of());
        flush(Map.of());

        assertThat(topics.read(Topic.VERSIONS.name(topics.prefix())))
                .extracting(record -> record.key() + new String(record.value(), UTF_8))
                .containsExactlyInAnyOrder("aa", "cc");
        assertThat(tables.text("SELECT count(*) FROM outbox")).isEqualTo("0");
    }

    @Test
    void whatKafkaMayTakeAnotherTimeWaits() {
        add("a", "a".getBytes(UTF_8));

        assertThatThrownBy(() -> flush(Map.of("bootstrap.servers", "127.0.0.1:1", "max.block.ms", 100)))
                .isInstanceOf(KafkaException.class);
        assertThat(tables.text("SELECT count(*) FROM outbox")).isEqualTo("1");

        flush(Map.of());
        assertThat(tables.text("SELECT count(*) FROM outbox")).isEqualTo("0");
    }

    @Test
    void aRecordGoesToThePartitionThatItNames() {
        var topic = Topic.VERSIONS.name(topics.prefix());
        for (int partition = 0; partition < Topic.VERSIONS.partitions(); partition++) {
            var record = new ProducerRecord<String, byte[]>(topic, partition, "the same", null);
            var id = "record " + partition;
            tables.database().transact(connection -> outbox.add(connection, id, record));
        }

        flush(Map.of());

        assertThat(topics.read(topic)).extracting(record -> record.partition()).containsExactlyInAnyOrder(0, 1, 2);
    }

    private void add(String key, byte[] value) {
        var record = new ProducerRecord<>(Topic.VERSIONS.name(topics.prefix()), key, value);
        tables.database().transact(connection -> outbox.add(connection, key, record));
    }

    private void flush(Map<String, Object> otherwise) {
        var settings = new HashMap<>(Topics.connection());
        settings.put("max.request.size", 8 << 20);
        settings.put("max.in.flight.requests.per.connection", 1);
        settings.putAll(otherwise);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            outbox.flush(producer);
        }
    }
}
