package io.cotejo.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.cotejo.embedded.junit.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the job queue relies on, as this broker does it. */
class ShareGroupIT {
    private static final Duration LOCK = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final String name = "jobs-" + UUID.randomUUID();

    @BeforeEach
    void makeAQueueOfTwoJobs() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
            var settings = List.of(
                    set("share.auto.offset.reset", "earliest"),
                    set("share.record.lock.duration.ms", Long.toString(LOCK.toMillis())));
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.GROUP, name), settings))
                    .all()
                    .get();
        }
        Records.produce(TestKafka.bootstrapServers(), name, "first", "second");
    }

    @Test
    void twoTrainersHoldJobsOfOnePartitionAtOnce() {
        try (var one = consumer();
                var two = consumer()) {
            assertThat(next(one).value()).isEqualTo("first");
            assertThat(next(two).value()).isEqualTo("second");
        }
    }

    @Test
    void anAbandonedJobGoesToAnotherTrainerWithItsDeliveriesCounted() {
        try (var dead = consumer();
                var living = consumer()) {
            next(dead);

            var taken = List.of(finish(living), finish(living));

            assertThat(taken)
                    .extracting(
                            ConsumerRecord::value, job -> job.deliveryCount().orElseThrow())
                    .containsExactlyInAnyOrder(tuple("second", (short) 1), tuple("first", (short) 2));
        }
    }

    @Test
    void aRenewedJobIsHeldBeyondTheLockAndPolledAgainWithoutANewDelivery() {
        try (var busy = consumer();
                var idle = consumer()) {
            var job = next(busy);
            var others = new ArrayList<String>();
            finish(idle);
            var end = System.nanoTime() + LOCK.multipliedBy(3).toNanos();

            while (System.nanoTime() < end) {
                busy.acknowledge(job, AcknowledgeType.RENEW);
                assertThat(busy.commitSync())
                        .allSatisfy((_, error) -> assertThat(error).isEmpty());
                var again = next(busy);
                assertThat(again.offset()).isEqualTo(job.offset());
                assertThat(again.deliveryCount()).contains((short) 1);
                job = again;
                idle.poll(POLL).forEach(record -> others.add(record.value()));
            }
            busy.acknowledge(job, AcknowledgeType.ACCEPT);

            assertThat(busy.commitSync())
                    .isNotEmpty()
                    .allSatisfy((_, error) -> assertThat(error).isEmpty());
            assertThat(others).isEmpty();
        }
    }

    @Test
    void jobsThatWaitAreNotTakenByATrainerThatRenews() {
        try (var busy = consumer();
                var idle = consumer()) {
            var job = next(busy);
            for (var renewals = 0; renewals < 5; renewals++) {
                job = renew(job, busy);
            }

            var waiting = finish(idle);

            assertThat(waiting.value()).isEqualTo("second");
            assertThat(waiting.deliveryCount()).contains((short) 1);
        }
    }

    @Test
    void jobsInTheQueueSurviveARestartOfTheBroker() {
        try (var trainer = consumer()) {
            assertThat(finish(trainer).value()).isEqualTo("first");

            TestKafka.restart();

            assertThat(finish(trainer).value()).isEqualTo("second");
        }
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    private KafkaShareConsumer<String, String> consumer() {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                TestKafka.bootstrapServers(),
                "group.id",
                name,
                "share.acknowledgement.mode",
                "explicit",
                "share.acquire.mode",
                "record_limit",
                "max.poll.records",
                1);
        var consumer = new KafkaShareConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of(name));
        return consumer;
    }

    private static ConsumerRecord<String, String> finish(KafkaShareConsumer<String, String> consumer) {
        var job = next(consumer);
        consumer.acknowledge(job, AcknowledgeType.ACCEPT);
        assertThat(consumer.commitSync())
                .allSatisfy((_, error) -> assertThat(error).isEmpty());
        return job;
    }

    /** The renewal is committed at once: left to the next poll, that poll also takes jobs that wait, and sits on them. */
    private static ConsumerRecord<String, String> renew(
            ConsumerRecord<String, String> job, KafkaShareConsumer<String, String> consumer) {
        consumer.acknowledge(job, AcknowledgeType.RENEW);
        assertThat(consumer.commitSync())
                .allSatisfy((_, error) -> assertThat(error).isEmpty());
        return next(consumer);
    }

    private static ConsumerRecord<String, String> next(KafkaShareConsumer<String, String> consumer) {
        var taken = new ArrayList<ConsumerRecord<String, String>>();
        await().atMost(LONG).pollInSameThread().untilAsserted(() -> {
            consumer.poll(POLL).forEach(taken::add);
            assertThat(taken).isNotEmpty();
        });
        assertThat(taken).hasSize(1);
        return taken.getFirst();
    }
}
