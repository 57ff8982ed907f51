package io.cotejo.trainer.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cotejo.events.CheckpointSaved;
import io.cotejo.trainer.journal.RunHistory;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A job's way back into the queue as a new record, which counts its deliveries from 1: for a run that gets on, however
 * often its trainers are shut down. Each hand-in notes the checkpoint it was made at, so that only progress earns one.
 */
final class HandIn {
    /** The id of the last checkpoint when the job was handed in again. */
    static final String CHECKPOINT = "cotejo-checkpoint";

    private HandIn() {}

    /** The checkpoint that was saved since this record was handed in; empty if there is none. */
    static Optional<CheckpointSaved> progress(ConsumerRecord<String, byte[]> record, RunHistory history) {
        var noted = record.headers().lastHeader(CHECKPOINT);
        var before = noted == null ? "" : new String(noted.value(), UTF_8);
        return Optional.ofNullable(history.checkpoint())
                .filter(saved -> !saved.eventId().equals(before));
    }

    /** The same key, bytes and headers, to the same topic. */
    static ProducerRecord<String, byte[]> again(ConsumerRecord<String, byte[]> record, CheckpointSaved progress) {
        var fresh = new ProducerRecord<>(record.topic(), record.key(), record.value());
        record.headers().forEach(fresh.headers()::add);
        fresh.headers().remove(CHECKPOINT).add(CHECKPOINT, progress.eventId().getBytes(UTF_8));
        return fresh;
    }
}
