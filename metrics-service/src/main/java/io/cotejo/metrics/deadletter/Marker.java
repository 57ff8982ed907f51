package io.cotejo.metrics.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Says among the dead letters that one of them was handed in again: so that a database that is filled anew knows it too.
 *
 * @param letter which
 * @param by a person's name
 */
record Marker(LetterId letter, Instant at, @Nullable String by) {
    private static final String LETTER = "dead-letter-resubmitted";
    private static final String AT = "dead-letter-resubmitted-at";
    private static final String BY = "dead-letter-resubmitted-by";

    /** A record without a value, beside the letter. */
    ProducerRecord<String, byte[]> record(@Nullable String key) {
        var record = new ProducerRecord<String, byte[]>(letter.topic(), letter.partition(), key, null);
        record.headers()
                .add(LETTER, letter.toString().getBytes(UTF_8))
                .add(AT, at.toString().getBytes(UTF_8));
        if (by != null) {
            record.headers().add(BY, by.getBytes(UTF_8));
        }
        return record;
    }

    /** Reads one; empty if the record is a dead letter. */
    static Optional<Marker> of(ConsumerRecord<String, byte[]> record) {
        var letter = text(record, LETTER);
        var at = text(record, AT);
        if (record.value() != null || letter == null || at == null) {
            return Optional.empty();
        }
        try {
            var time = Instant.parse(at);
            return LetterId.parse(letter).map(id -> new Marker(id, time, text(record, BY)));
        } catch (DateTimeParseException e) { // somebody else's header
            return Optional.empty();
        }
    }

    private static @Nullable String text(ConsumerRecord<String, byte[]> record, String header) {
        var found = record.headers().lastHeader(header);
        return found == null || found.value() == null ? null : new String(found.value(), UTF_8).replace("\0", "");
    }
}
