package io.cotejo.metrics.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cotejo.events.Topic;
import io.cotejo.events.kafka.DeadLetters;
import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.database.Sql;
import io.cotejo.metrics.database.Statements;
import io.cotejo.metrics.outbox.Outbox;
import io.cotejo.metrics.run.Page;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** The dead letters: to be read, and handed in again. */
public final class Letters {
    private static final int SHOWN_BYTES = 2_000;
    private static final Set<String> WRITTEN_ON_THE_WAY = Set.of(
            DeadLetters.REASON, DeadLetters.TOPIC, DeadLetters.PARTITION, DeadLetters.OFFSET, DeadLetters.ATTEMPTS);
    private static final String COLUMNS = """
            topic, partition, record_offset, key, length(value) AS size, header_keys, header_values, reason, attempts,
            from_partition, from_offset,
            at, resubmitted_at, resubmitted_by
            """;
    private static final String ONE =
            "SELECT " + COLUMNS + ", value FROM dead_letters WHERE topic = ? AND partition = ? AND record_offset = ?";

    private final Database database;
    private final Outbox outbox;
    private final String prefix;
    private final Clock clock;

    /** Takes the prefix of the topics' names. */
    public Letters(Database database, Outbox outbox, String prefix, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.prefix = prefix;
        this.clock = clock;
    }

    /**
     * A part of a listing.
     *
     * @param total how many there are without the limit
     */
    record Listing(long total, List<DeadLetter> deadLetters) {
        Listing {
            deadLetters = List.copyOf(deadLetters);
        }
    }

    /**
     * The latest first, their values cut short.
     *
     * @param topic where they come from, or the dead-letter topic where they are; null for any
     */
    Listing list(@Nullable String topic, Page page) {
        return database.inTransaction(connection -> {
            var wanted = topic == null || topic.endsWith(Topic.DEAD_LETTER_SUFFIX)
                    ? topic
                    : topic + Topic.DEAD_LETTER_SUFFIX;
            var where = "FROM dead_letters WHERE (?::text IS NULL OR topic = ?) ";
            var total = Sql.of("SELECT count(*) " + where, wanted, wanted)
                    .first(connection, row -> row.getLong(1))
                    .orElse(0L);
            var letters = Sql.of("SELECT " + COLUMNS + ", substring(value FOR " + SHOWN_BYTES + ") AS value ")
                    .add(where, wanted, wanted)
                    .add(
                            "ORDER BY at DESC, topic, partition, record_offset DESC LIMIT ? OFFSET ?",
                            page.limit(),
                            page.offset())
                    .list(connection, row -> Stored.of(row).letter());
            return new Listing(total, letters);
        });
    }

    /**
     * One, with its whole value.
     *
     * @throws UnknownLetterException if there is none of this id
     */
    DeadLetter find(String id) {
        return database.inTransaction(connection -> stored(connection, id, "").letter());
    }

    /**
     * Hands one in again, where it came from, with its key and its headers.
     *
     * @param value to be sent in its stead; null for the one it has
     * @param by a person's name
     * @throws UnknownLetterException if there is none of this id
     * @throws ResubmittedAlreadyException if that was done before
     * @throws UnreadableValueException if the new value is not what the topic promises
     */
    DeadLetter resubmit(String id, byte @Nullable [] value, @Nullable String by) {
        return database.inTransaction(connection -> {
            var stored = stored(connection, id, " FOR UPDATE");
            var letter = stored.letter();
            if (letter.resubmittedAt() != null) {
                throw new ResubmittedAlreadyException(id, letter.resubmittedAt());
            }
            if (value != null) {
                new ValueCheck(prefix).require(letter.topic(), letter.key(), value);
            }
            var marker = new Marker(stored.id(), clock.instant().truncatedTo(ChronoUnit.MICROS), by);
            outbox.add(connection, id + "/again", stored.again(value == null ? stored.value() : value));
            outbox.add(connection, id + "/marker", marker.record(letter.key()));
            LetterRows.mark(connection, marker);
            return stored(connection, id, "").letter();
        });
    }

    /** Forgets those that Kafka has forgotten too; tells how many. */
    public int forgetOld() {
        var before = clock.instant().minus(Topic.DEAD_LETTER_RETENTION);
        return database.inTransaction(
                connection -> Statements.update(connection, "DELETE FROM dead_letters WHERE at < ?", before));
    }

    private static Stored stored(Connection connection, String id, String lock) throws SQLException {
        var place = LetterId.parse(id).orElseThrow(() -> new UnknownLetterException(id));
        return Statements.first(connection, ONE + lock, Stored::of, place.topic(), place.partition(), place.offset())
                .orElseThrow(() -> new UnknownLetterException(id));
    }

    /** A row, with the bytes as they came. */
    private static final class Stored {
        private final LetterId id;
        private final DeadLetter letter;
        private final List<Header> headers;
        private final byte @Nullable [] value;

        private Stored(LetterId id, DeadLetter letter, List<Header> headers, byte @Nullable [] value) {
            this.id = id;
            this.letter = letter;
            this.headers = List.copyOf(headers);
            this.value = value;
        }

        LetterId id() {
            return id;
        }

        DeadLetter letter() {
            return letter;
        }

        byte @Nullable [] value() {
            return value;
        }

        static Stored of(ResultSet row) throws SQLException {
            var id = new LetterId(row.getString("topic"), row.getInt("partition"), row.getLong("record_offset"));
            var names = (byte[][]) row.getArray("header_keys").getArray();
            var values = (byte[][]) row.getArray("header_values").getArray();
            var headers = new ArrayList<Header>();
            for (int i = 0; i < names.length; i++) {
                headers.add(new RecordHeader(new String(names[i], UTF_8), values[i]));
            }
            return new Stored(id, letter(row, id), headers, row.getBytes("value"));
        }

        private static DeadLetter letter(ResultSet row, LetterId id) throws SQLException {
            var topic = id.topic().substring(0, id.topic().length() - Topic.DEAD_LETTER_SUFFIX.length());
            return new DeadLetter(
                    id.toString(),
                    topic,
                    Statements.integer(row, "from_partition"),
                    Statements.longInteger(row, "from_offset"),
                    text(row.getBytes("key")),
                    row.getString("reason"),
                    row.getInt("attempts"),
                    Statements.instant(row, "at"),
                    text(row.getBytes("value")),
                    Statements.integer(row, "size"),
                    Statements.instant(row, "resubmitted_at"),
                    row.getString("resubmitted_by"));
        }

        private static @Nullable String text(byte @Nullable [] bytes) {
            return bytes == null ? null : new String(bytes, UTF_8);
        }

        ProducerRecord<String, byte[]> again(byte @Nullable [] sent) {
            var record = new ProducerRecord<>(letter.topic(), letter.key(), sent);
            headers.stream()
                    .filter(header -> !WRITTEN_ON_THE_WAY.contains(header.key()))
                    .forEach(record.headers()::add);
            return record;
        }
    }
}
