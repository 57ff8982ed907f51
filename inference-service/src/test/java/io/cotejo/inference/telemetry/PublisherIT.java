package io.cotejo.inference.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.events.Event;
import io.cotejo.events.EventJson;
import io.cotejo.events.FeedbackGiven;
import io.cotejo.events.Topic;
import io.cotejo.events.kafka.EventRecords;
import io.cotejo.events.kafka.TopicAdmin;
import io.cotejo.events.kafka.TopicReader;
import io.cotejo.inference.testing.Exports;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class PublisherIT {
    private final String prefix = "t" + UUID.randomUUID() + ".";
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final List<Boolean> settled = new CopyOnWriteArrayList<>();

    private Publisher publisher(String servers, int queue) {
        return new Publisher(
                Map.of("bootstrap.servers", servers),
                new EventRecords(prefix, "/test"),
                queue,
                new TelemetryMeters(registry));
    }

    private void createTopics() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
            new TopicAdmin(admin, prefix).createMissing();
        }
    }

    private static FeedbackGiven feedback(String id) {
        return new FeedbackGiven("m", id, 0, Exports.AT, 0, "0", null, null, null);
    }

    private final class Asked implements Outgoing {
        private final String id;

        private Asked(int number) {
            id = "id-" + number;
        }

        @Override
        public Event event() {
            return feedback(id);
        }

        @Override
        public void settled(boolean published) {
            settled.add(published);
        }
    }

    private double count(String outcome) {
        return registry.get("cotejo.inference.telemetry.events")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private List<FeedbackGiven> published() {
        var all = new ArrayList<FeedbackGiven>();
        try (var reader = new TopicReader(
                Map.of("bootstrap.servers", TestKafka.bootstrapServers()), List.of(Topic.FEEDBACK.name(prefix)))) {
            reader.readToEnd(record -> all.add(EventJson.read(record.value(), FeedbackGiven.class)));
        }
        return all;
    }

    @Test
    void whatWaitsIsSentBeforeItStops() throws InterruptedException {
        createTopics();
        var publisher = publisher(TestKafka.bootstrapServers(), 100);
        IntStream.range(0, 50).mapToObj(Asked::new).forEach(publisher::offer);
        publisher.start();

        publisher.stop(Duration.ofSeconds(30));

        assertThat(settled).hasSize(50).containsOnly(true);
        assertThat(count("sent")).isEqualTo(50);
        assertThat(published())
                .extracting(FeedbackGiven::id)
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(i -> "id-" + i).toList());
    }

    @Test
    void whatFindsTheQueueFullIsDropped() throws InterruptedException {
        var publisher = publisher("127.0.0.1:1", 2);

        IntStream.range(0, 5).mapToObj(Asked::new).forEach(publisher::offer);

        assertThat(settled).containsExactly(false, false, false);
        publisher.start();
        publisher.stop(Duration.ZERO);
        assertThat(settled).hasSize(5).containsOnly(false);
        assertThat(count("dropped")).isEqualTo(5);
    }

    @Test
    void withoutABrokerNothingWaitsForEverythingBeforeIt() throws InterruptedException {
        var publisher = publisher("127.0.0.1:1", 10_000);
        IntStream.range(0, 10_000).mapToObj(Asked::new).forEach(publisher::offer);

        publisher.start();

        await().atMost(Duration.ofSeconds(60)).until(() -> settled.size() == 10_000);
        assertThat(settled).containsOnly(false);
        publisher.stop(Duration.ofSeconds(1));
    }

    @Test
    void withoutABrokerEventsAreDroppedAndTheRestGoesOn() throws InterruptedException {
        var publisher = publisher("127.0.0.1:1", 10);
        publisher.start();

        publisher.offer(new Asked(1));

        await().atMost(Duration.ofSeconds(60)).until(() -> settled.equals(List.of(false)));
        publisher.offer(new Asked(2));
        await().atMost(Duration.ofSeconds(60)).until(() -> settled.equals(List.of(false, false)));
        publisher.stop(Duration.ofSeconds(1));
        assertThat(count("dropped")).isEqualTo(2);
    }

    @Test
    void anEventThatCannotBeMadeIsDroppedAlone() throws InterruptedException {
        createTopics();
        var publisher = publisher(TestKafka.bootstrapServers(), 10);
        publisher.offer(() -> {
            throw new IllegalArgumentException("not a number");
        });
        publisher.offer(new Asked(1));
        publisher.start();
        publisher.stop(Duration.ofSeconds(30));

        assertThat(settled).containsExactly(true);
        assertThat(count("dropped")).isEqualTo(1);
    }

    @Test
    void anEventThatKafkaDoesNotTakeIsDroppedAloneAndTheNextIsSent() throws InterruptedException {
        createTopics();
        var publisher = publisher(TestKafka.bootstrapServers(), 10);
        publisher.offer(() -> feedback("x".repeat(2 << 20)));
        publisher.offer(() -> {
            throw new IllegalStateException("a fault of ours");
        });
        publisher.offer(new Asked(1));
        publisher.start();
        publisher.stop(Duration.ofSeconds(30));

        assertThat(settled).containsExactly(true);
        assertThat(count("dropped")).isEqualTo(2);
        assertThat(published()).extracting(FeedbackGiven::id).containsExactly("id-1");
    }

    @Test
    void whatWaitsIsBoundedByItsBytesToo() throws InterruptedException {
        var publisher = publisher("127.0.0.1:1", 10);

        IntStream.range(0, 5).mapToObj(_ -> new Large()).forEach(publisher::offer);

        assertThat(settled).containsExactly(false);
        publisher.start();
        publisher.stop(Duration.ZERO);
        publisher.offer(new Large());
        assertThat(settled).hasSize(6).containsOnly(false);
    }

    private final class Large implements Outgoing {
        @Override
        public Event event() {
            return feedback("large");
        }

        @Override
        public long bytes() {
            return 4 << 20;
        }

        @Override
        public void settled(boolean published) {
            settled.add(published);
        }
    }
}
