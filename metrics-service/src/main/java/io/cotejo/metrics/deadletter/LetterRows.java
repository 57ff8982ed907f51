package io.cotejo.metrics.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cotejo.events.Topic;
import io.cotejo.events.kafka.DeadLetters;
import io.cotejo.metrics.database.Statements;
import io.cotejo.metrics.projection.LetterFold;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Folds the dead-letter topics: each letter is kept, and that it was handed in again. */
public final class LetterRows implements LetterFold {
    private static final String INSERT = """
            INSERT INTO dead_letters (topic, partition, record_offset, key, value, header_keys, header_values, reason,
                attempts, from_partition, from_offset, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";
    private static final String HAS =
            "SELECT 1 FROM dead_letters WHERE topic = ? AND from_partition = ? AND from_offset = ?";
    private static final String MARK = """
            UPDATE dead_letters SET resubmitted_at = ?, resubmitted_by = ?
            WHERE topic = ? AND partition = ? AND record_offset = ?""";

    @Override
    public void fold(Connection connection, List<ConsumerRecord<String, byte[]>> letters) throws SQLException {
        for (var letter : letters) {
            var marker = Marker.of(letter);
            if (marker.isPresent()) {
                mark(connection, marker.get());
            } else {
                insert(connection, letter);
            }
        }
    }

    @Override
    public boolean has(Connection connection, ConsumerRecord<String, byte[]> record) throws SQLException {
        var topic = record.topic() + Topic.DEAD_LETTER_SUFFIX;
        return Statements.first(connection, HAS, row -> true, topic, record.partition(), record.offset())
                .isPresent();
    }

    /** Keeps that a letter was handed in again. */
    static void mark(Connection connection, Marker marker) throws SQLException {
        var id = marker.letter();
        Statements.update(connection, MARK, marker.at(), marker.by(), id.topic(), id.partition(), id.offset());
    }

    private static void insert(Connection connection, ConsumerRecord<String, byte[]> letter) throws SQLException {
        var headers = letter.headers().toArray();
        var names =
                Arrays.stream(headers).map(each -> each.key().getBytes(UTF_8)).toArray(byte[][]::new);
        var values = Arrays.stream(headers).map(Header::value).toArray(byte[][]::new);
        Statements.update(
                connection,
                INSERT,
                letter.topic(),
                letter.partition(),
                letter.offset(),
                letter.key() == null ? null : letter.key().getBytes(UTF_8),
                letter.value(),
                connection.createArrayOf("bytea", names),
                connection.createArrayOf("bytea", values),
                text(letter, DeadLetters.REASON, "nobody has said why"),
                Objects.requireNonNullElse(number(letter, DeadLetters.ATTEMPTS, 9, Integer::valueOf), 1),
                number(letter, DeadLetters.PARTITION, 9, Integer::valueOf),
                number(letter, DeadLetters.OFFSET, 18, Long::valueOf),
                Instant.ofEpochMilli(letter.timestamp()));
    }

    private static <T> @Nullable T number(
            ConsumerRecord<String, byte[]> letter, String name, int mostDigits, Function<String, T> reading) {
        var text = text(letter, name, "");
        return text.matches("[0-9]{1,%d}".formatted(mostDigits)) ? reading.apply(text) : null;
    }

    private static String text(ConsumerRecord<String, byte[]> letter, String name, String otherwise) {
        @Nullable Header header = letter.headers().lastHeader(name);
        return header == null || header.value() == null
                ? otherwise
                : new String(header.value(), UTF_8).replace("\0", "\uFFFD");
    }
}
