package io.cotejo.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.events.RunId;
import io.cotejo.events.Topic;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.events.kafka.EventRecords;
import io.cotejo.trainer.Jobs;
import io.cotejo.trainer.SmallJobs;
import io.cotejo.trainer.job.JobSubmissions.Submission;
import io.cotejo.trainer.journal.Journal;
import io.cotejo.trainer.journal.RunHistory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private static final RunId FIRST = RunId.parse("01941f29-7c00-7000-8000-0000000000ff");

    private final List<ProducerRecord<String, byte[]>> written = new ArrayList<>();

    @Test
    void queuesAllInTheirOrderUnderIdsThatCountOn() {
        assertThat(queueing(6).queueEach(FIRST, JOBS, QueueingTest::nothingKnown))
                .containsExactly(
                        new Submission(FIRST, JOBS.get(0), "queued"),
                        new Submission(FIRST.plus(1), JOBS.get(1), "queued"),
                        new Submission(FIRST.plus(2), JOBS.get(2), "queued"));
        assertThat(written).hasSize(6);
    }

    @Test
    void saysHowToGoOnWhereKafkaGoesAwayInTheMiddle() {
        assertThatThrownBy(() -> queueing(5).queueEach(FIRST, JOBS, QueueingTest::nothingKnown)) // two records each
                .isInstanceOfSatisfying(UnconfirmedSubmissionException.class, e -> {
                    assertThat(e.first()).isEqualTo(FIRST);
                    assertThat(e.queued()).containsExactly(FIRST, FIRST.plus(1));
                    assertThat(e)
                            .hasMessageContaining("2 of 3 runs are known to be queued")
                            .hasMessageContaining("the header Cotejo-Run-Id: " + FIRST);
                });
    }

    @Test
    void tellsTheIdOfASingleRunToo() {
        assertThatThrownBy(() -> queueing(1).queueEach(FIRST, JOBS.subList(0, 1), QueueingTest::nothingKnown))
                .isInstanceOfSatisfying(UnconfirmedSubmissionException.class, e -> {
                    assertThat(e.queued()).isEmpty();
                    assertThat(e).hasMessageContaining(FIRST.toString());
                });
    }

    @Test
    void goesOnWithTheRunThatMayNotHaveBeenHandedOver() {
        var known = Map.of(FIRST, history(JOBS.get(0), "queued"), FIRST.plus(1), history(JOBS.get(1), "queued"));

        var submissions = queueing(6).queueEach(FIRST, JOBS, id -> known.getOrDefault(id, RunHistory.NONE));

        assertThat(submissions).extracting(Submission::job).isEqualTo(JOBS);
        assertThat(written)
                .extracting(ProducerRecord::key)
                .containsExactly(
                        FIRST.plus(1).toString(), // queued since its first submission, perhaps not handed over
                        FIRST.plus(2).toString(),
                        FIRST.plus(2).toString());
    }

    @Test
    void handsASingleRunOverAgainWhateverIsKnownOfTheIdThatFollows() {
        var known = Map.of(FIRST, history(JOBS.get(0), "queued"), FIRST.plus(1), history(JOBS.get(1), "running"));

        queueing(2).queueEach(FIRST, JOBS.subList(0, 1), id -> known.getOrDefault(id, RunHistory.NONE));

        assertThat(written).extracting(ProducerRecord::key).containsExactly(FIRST.toString());
        assertThat(written).extracting(ProducerRecord::topic).containsExactly(Topic.JOBS.name("t."));
    }

    @Test
    void leavesRunsAloneThatHaveBegun() {
        var known = Map.of(FIRST, history(JOBS.getFirst(), "running"));

        assertThat(queueing(2).queueEach(FIRST, JOBS.subList(0, 1), id -> known.getOrDefault(id, RunHistory.NONE)))
                .containsExactly(new Submission(FIRST, JOBS.getFirst(), "running"));
        assertThat(written).isEmpty();
    }

    @Test
    void queuesNothingWhereAnIdBelongsToAnotherJob() {
        var known = Map.of(FIRST.plus(2), history(JOBS.getFirst(), "completed"));

        assertThatThrownBy(() -> queueing(6).queueEach(FIRST, JOBS, id -> known.getOrDefault(id, RunHistory.NONE)))
                .isInstanceOf(RunTakenException.class)
                .hasMessageContaining(FIRST.plus(2).toString());
        assertThat(written).isEmpty();
    }

    @Test
    void queuesNothingUnderTheIdOfADeletedRun() {
        var deleted = new RunHistory(null, "deleted", true, Integer.MAX_VALUE, null, null, false);

        assertThatThrownBy(() -> queueing(6).queueEach(FIRST, JOBS, _ -> deleted))
                .isInstanceOf(RunTakenException.class)
                .hasMessage("run " + FIRST + " was deleted: choose another id");
        assertThat(written).isEmpty();
    }

    @Test
    void queuesNothingUnderTheIdOfARunWhoseJobCouldNotBeRead() {
        var unread = new RunHistory(null, "failed", true, 0, null, null, false);

        assertThatThrownBy(() -> queueing(6).queueEach(FIRST, JOBS, _ -> unread))
                .isInstanceOf(RunTakenException.class)
                .hasMessageContaining("another job");
        assertThat(written).isEmpty();
    }

    private static RunHistory nothingKnown(RunId any) {
        return RunHistory.NONE;
    }

    private static RunHistory history(TrainingJob job, String status) {
        return new RunHistory(job, status, status.equals("completed"), 0, null, null, false);
    }

    /** With a Kafka that takes so many records. */
    private Queueing queueing(int records) {
        var producer = new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
                if (written.size() >= records) {
                    throw new TimeoutException("away");
                }
                written.add(record);
                return super.send(record);
            }
        };
        var journal = new Journal(producer, new EventRecords("t.", "/test"));
        return new Queueing(journal, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private static TrainingJob job(String name) {
        return Jobs.document(SmallJobs.small(name));
    }
}
