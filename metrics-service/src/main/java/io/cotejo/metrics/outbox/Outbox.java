package io.cotejo.metrics.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cotejo.events.Event;
import io.cotejo.events.kafka.EventRecords;
import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.database.Statements;
import io.quarkus.logging.Log;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;

/**
 * Records that wait in the database until Kafka has them. What is written in a transaction is sent if, and only if, the
 * transaction is committed; in the order of writing; at least once. A record that Kafka refuses for good is dropped.
 */
public final class Outbox {
    private static final int LARGEST_BATCH = 200;
    private static final String ADD = """
            INSERT INTO outbox (event_id, topic, partition, key, value, header_keys, header_values)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (event_id) DO NOTHING""";
    private static final String NEXT = """
            SELECT id, topic, partition, key, value, header_keys, header_values FROM outbox
            ORDER BY id LIMIT %d FOR UPDATE""".formatted(LARGEST_BATCH);
    private static final String DELETE = "DELETE FROM outbox WHERE id = ANY (?)";

    private final Database database;
    private final EventRecords records;

    /** Sends nothing by itself: somebody has to {@link #flush} it. */
    public Outbox(Database database, EventRecords records) {
        this.database = database;
        this.records = records;
    }

    private record Waiting(long id, ProducerRecord<String, byte[]> record) {}

    /** How many records are off the table, and what stopped the next one. */
    private record Round(int gone, Optional<KafkaException> failure) {
        void requireNoFailure() {
            if (failure.isPresent()) {
                throw failure.get();
            }
        }
    }

    /** Adds an event to the caller's transaction. */
    public void add(Connection connection, Event event) throws SQLException {
        var record = records.record(event);
        add(connection, record.topic() + "/" + event.eventId(), record);
    }

    /**
     * Adds a record to the caller's transaction.
     *
     * @param id the same record always has the same: one that waits already is not added again
     */
    public void add(Connection connection, String id, ProducerRecord<String, byte[]> record) throws SQLException {
        var headers = record.headers().toArray();
        var names = Arrays.stream(headers).map(header -> bytes(header.key())).toArray(byte[][]::new);
        var values = Arrays.stream(headers).map(Header::value).toArray(byte[][]::new);
        Statements.update(
                connection,
                ADD,
                id,
                record.topic(),
                record.partition(),
                record.key() == null ? null : bytes(record.key()),
                record.value(),
                connection.createArrayOf("bytea", names),
                connection.createArrayOf("bytea", values));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /**
     * Sends what waits, and waits until Kafka has it.
     *
     * @throws KafkaException if Kafka is away; from the first record on that it did not take, all of the last batch is
     *     then kept, and sent again the next time in the same order
     */
    public void flush(Producer<String, byte[]> producer) {
        Round round;
        do {
            round = database.inTransaction(connection -> send(connection, producer));
            round.requireNoFailure();
        } while (round.gone() == LARGEST_BATCH);
    }

    private static Round send(Connection connection, Producer<String, byte[]> producer) throws SQLException {
        var waiting = Statements.list(connection, NEXT, Outbox::read);
        if (waiting.isEmpty()) {
            return new Round(0, Optional.empty());
        }
        var sent = new ArrayList<Future<?>>();
        waiting.forEach(each -> sent.add(producer.send(each.record())));
        producer.flush();
        int gone = 0;
        Optional<KafkaException> failure = Optional.empty();
        while (gone < sent.size() && failure.isEmpty()) {
            failure = settle(waiting.get(gone), Delivery.await(sent.get(gone)));
            gone += failure.isEmpty() ? 1 : 0;
        }
        var ids = Statements.column(connection, "bigint", waiting.subList(0, gone), Waiting::id);
        Statements.update(connection, DELETE, ids);
        return new Round(gone, failure);
    }

    private static Optional<KafkaException> settle(Waiting waiting, Delivery delivery) {
        return switch (delivery) {
            case Delivery.Taken() -> Optional.empty();
            case Delivery.Refused(var reason) -> {
                var record = waiting.record();
                Log.errorf(
                        "Record is dropped, Kafka refuses it for good id=%d topic=%s key=%s reason=\"%s\"",
                        waiting.id(), record.topic(), record.key(), reason);
                yield Optional.empty();
            }
            case Delivery.Failed(var cause) -> Optional.of(cause);
        };
    }

    private static Waiting read(ResultSet row) throws SQLException {
        var key = row.getBytes("key");
        var text = key == null ? null : new String(key, UTF_8);
        var record = new ProducerRecord<String, byte[]>(
                row.getString("topic"), Statements.integer(row, "partition"), text, row.getBytes("value"));
        var names = (byte[][]) row.getArray("header_keys").getArray();
        var values = (byte[][]) row.getArray("header_values").getArray();
        for (int i = 0; i < names.length; i++) {
            record.headers().add(new String(names[i], UTF_8), values[i]);
        }
        return new Waiting(row.getLong("id"), record);
    }
}
