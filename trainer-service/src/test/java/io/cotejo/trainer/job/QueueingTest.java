package io.cotejo.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.events.RunId;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.events.kafka.EventRecords;
import io.cotejo.trainer.Jobs;
import io.cotejo.trainer.SmallJobs;
import io.cotejo.trainer.job.JobSubmissions.Submission;
import io.cotejo.trainer.journal.Journal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class QueueingTest {
    private static final List<TrainingJob> JOBS = List.of(job("a"), job("b"), job("c"));

    @Test
    void queuesAllInTheirOrder() {
        assertThat(queueing(6).queueEach(JOBS)).extracting(Submission::job).isEqualTo(JOBS);
    }

    @Test
    void saysWhichAreQueuedWhereKafkaGoesAwayInTheMiddle() {
        assertThatThrownBy(() -> queueing(5).queueEach(JOBS)) // two records each
                .isInstanceOfSatisfying(PartlyQueuedException.class, e -> {
                    var ids = ids(3);
                    assertThat(e.queued()).isEqualTo(ids.subList(0, 2));
                    assertThat(e)
                            .hasMessageContaining("the first 2 of 3 runs are queued")
                            .hasMessageContaining(ids.getLast().toString())
                            .hasMessageContaining("submit only the rest")
                            .hasMessageNotContaining(JobResource.RUN_ID);
                });
    }

    /** The ids that {@link #queueing} gives. */
    private static List<RunId> ids(int count) {
        return queueing(2 * count).queueEach(JOBS.subList(0, count)).stream()
                .map(Submission::runId)
                .toList();
    }

    /** With a Kafka that takes so many records. */
    private static Queueing queueing(int records) {
        var producer = new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
                if (history().size() >= records) {
                    throw new TimeoutException("away");
                }
                return super.send(record);
            }
        };
        var journal = new Journal(producer, new EventRecords("t.", "/test"));
        return new Queueing(journal, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), new Random(1));
    }

    private static TrainingJob job(String name) {
        return Jobs.document(SmallJobs.small(name));
    }
}
