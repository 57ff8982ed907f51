package io.cotejo.inference.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Whoever asks over Kafka: sends requests, and reads what was committed of their answers and dead letters. */
final class Requests implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();

    /** Reads from now on. The topics exist. */
    Requests(String prefix) {
        topic = Topic.REQUESTS.name(prefix);
        Map<String, Object> config =
                Map.of("bootstrap.servers", TestKafka.bootstrapServers(), "isolation.level", "read_committed");
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        TestKafka.bootstrapServers(),
                        "compression.type",
                        "gzip",
                        "max.request.size",
                        16_000_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var partitions = List.of(Topic.RESPONSES.name(prefix), Topic.REQUESTS.deadLetterName(prefix)).stream()
                .flatMap(name -> consumer.partitionsFor(name).stream())
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** A request to be sent; headers as {@code name=value}. */
    ProducerRecord<byte[], byte[]> request(byte[] key, byte @Nullable [] value, String... headers) {
        var record = new ProducerRecord<>(topic, key, value);
        for (var header : headers) {
            int split = header.indexOf('=');
            record.headers()
                    .add(header.substring(0, split), header.substring(split + 1).getBytes(UTF_8));
        }
        return record;
    }

    void send(String key, byte @Nullable [] value, String... headers) {
        send(request(key.getBytes(UTF_8), value, headers));
    }

    void send(ProducerRecord<byte[], byte[]> request) {
        try {
            producer.send(request).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("not sent", e);
        }
    }

    /** Sends them all, and then waits. */
    void sendAll(List<ProducerRecord<byte[], byte[]>> all) {
        var sent = all.stream().map(producer::send).toList();
        producer.flush();
        assertThat(sent).allSatisfy(each -> assertThat(each.get().hasOffset()).isTrue());
    }

    /** All answers and letters so far, once there are so many. */
    List<ConsumerRecord<byte[], byte[]>> await(int count) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (seen.size() < count) {
            if (System.nanoTime() > end) {
                throw new AssertionError("only " + seen.size() + " of " + count + " replies have come");
            }
            consumer.poll(Duration.ofMillis(200)).forEach(seen::add);
        }
        return List.copyOf(seen);
    }

    /** The first that has come; it is forgotten. */
    ConsumerRecord<byte[], byte[]> next() {
        await(1);
        return seen.removeFirst();
    }

    /** What comes late, within a moment. */
    List<ConsumerRecord<byte[], byte[]>> late() {
        consumer.poll(Duration.ofSeconds(2)).forEach(seen::add);
        return List.copyOf(seen);
    }

    static boolean letter(ConsumerRecord<byte[], byte[]> record) {
        return record.topic().endsWith(Topic.DEAD_LETTER_SUFFIX);
    }

    static String header(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null ? "absent" : new String(header.value(), UTF_8);
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
