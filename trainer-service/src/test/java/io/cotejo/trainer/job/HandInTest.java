package io.cotejo.trainer.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.CheckpointSaved;
import io.cotejo.events.RunId;
import io.cotejo.events.artifact.Artifact;
import io.cotejo.trainer.journal.RunHistory;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HandInTest {
    private static final RunId RUN = RunId.parse("01941f29-7c00-7000-8000-000000000001");

    private final ConsumerRecord<String, byte[]> submitted = submitted();

    @Test
    void aRunThatHasFinishedNoEpochHasNotGotOn() {
        assertThat(HandIn.progress(submitted, history(null))).isEmpty();
    }

    @Test
    void anyCheckpointIsProgressSinceTheJobWasSubmitted() {
        assertThat(HandIn.progress(submitted, history(checkpoint(1, 1)))).contains(checkpoint(1, 1));
    }

    @Test
    void afterAHandInOnlyAFurtherCheckpointIsProgress() {
        var again = consumed(HandIn.again(submitted, checkpoint(1, 3)));

        assertThat(HandIn.progress(again, history(checkpoint(1, 3)))).isEmpty();
        assertThat(HandIn.progress(again, history(checkpoint(5, 4)))).contains(checkpoint(5, 4));
    }

    @Test
    void isTheSameJobAndNotesOnlyTheLastCheckpoint() {
        var twice = HandIn.again(consumed(HandIn.again(submitted, checkpoint(1, 3))), checkpoint(5, 4));

        assertThat(twice.topic()).isEqualTo(submitted.topic());
        assertThat(twice.key()).isEqualTo(submitted.key());
        assertThat(twice.value()).isEqualTo(submitted.value());
        assertThat(twice.headers().headers("ce_id")).hasSize(1);
        assertThat(twice.headers().headers(HandIn.CHECKPOINT))
                .singleElement()
                .satisfies(header -> assertThat(header.value())
                        .asString(UTF_8)
                        .isEqualTo(checkpoint(5, 4).eventId()));
    }

    private static ConsumerRecord<String, byte[]> submitted() {
        var record = new ProducerRecord<>("t.training.jobs.v1", RUN.toString(), "{}".getBytes(UTF_8));
        record.headers().add("ce_id", "1/job".getBytes(UTF_8));
        return consumed(record);
    }

    private static ConsumerRecord<String, byte[]> consumed(ProducerRecord<String, byte[]> record) {
        var consumed = new ConsumerRecord<>(record.topic(), 0, 0, record.key(), record.value());
        record.headers().forEach(consumed.headers()::add);
        return consumed;
    }

    private static RunHistory history(@Nullable CheckpointSaved checkpoint) {
        return new RunHistory(null, "running", false, 5, null, checkpoint, false);
    }

    private static CheckpointSaved checkpoint(int attempt, int epoch) {
        var file = new Artifact("runs/" + RUN + "/epoch-" + epoch, 1, "0".repeat(64));
        return new CheckpointSaved(RUN, attempt, Instant.EPOCH, epoch, file, 1, 0.5, file, null);
    }
}
