package io.cotejo.metrics.outbox;

import io.cotejo.events.Event;
import io.cotejo.events.kafka.EventRecords;
import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.database.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;

/**
 * Records that wait in the database until Kafka has them. What is written in a transaction is sent if, and only if, the
 * transaction is committed; in the order of writing; at least once.
 */
public final class Outbox {
    private static final int LARGEST_BATCH = 200;
    private static final String ADD = """
            INSERT INTO outbox (event_id, topic, key, value, header_names, header_values)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (event_id) DO NOTHING""";
    private static final String NEXT = """
            SELECT id, topic, key, value, header_names, header_values FROM outbox
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
        var names = Arrays.stream(headers).map(Header::key).toArray();
        var values = Arrays.stream(headers).map(Header::value).toArray(byte[][]::new);
        Statements.update(
                connection,
                ADD,
                id,
                record.topic(),
                record.key(),
                record.value(),
                connection.createArrayOf("text", names),
                connection.createArrayOf("bytea", values));
    }

    /**
     * Sends what waits, and waits until Kafka has it.
     *
     * @throws KafkaException if Kafka is away; everything of the last batch is then kept, and sent again the next time
     */
    public void flush(Producer<String, byte[]> producer) {
        int sent;
        do {
            sent = database.inTransaction(connection -> send(connection, producer));
        } while (sent == LARGEST_BATCH);
    }

    private static int send(Connection connection, Producer<String, byte[]> producer) throws SQLException {
        var waiting = Statements.list(connection, NEXT, Outbox::read);
        if (waiting.isEmpty()) {
            return 0;
        }
        var sent = new ArrayList<Future<?>>();
        waiting.forEach(each -> sent.add(producer.send(each.record())));
        producer.flush();
        sent.forEach(Outbox::await);
        var ids = Statements.column(connection, "bigint", waiting, Waiting::id);
        return Statements.update(connection, DELETE, ids);
    }

    private static void await(Future<?> sent) {
        try {
            sent.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while sending", e);
        } catch (ExecutionException e) {
            throw new KafkaException("Kafka did not take a record: " + e.getCause(), e);
        }
    }

    private static Waiting read(ResultSet row) throws SQLException {
        var record = new ProducerRecord<>(row.getString("topic"), row.getString("key"), row.getBytes("value"));
        var names = List.of((String[]) row.getArray("header_names").getArray());
        var values = (byte[][]) row.getArray("header_values").getArray();
        for (int i = 0; i < names.size(); i++) {
            record.headers().add(names.get(i), values[i]);
        }
        return new Waiting(row.getLong("id"), record);
    }
}
