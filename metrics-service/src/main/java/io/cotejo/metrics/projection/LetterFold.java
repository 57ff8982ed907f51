package io.cotejo.metrics.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Puts the records of the dead-letter topics into the database as they are. Folding one twice changes nothing. */
public interface LetterFold {
    /** Folds within the caller's transaction. */
    void fold(Connection connection, List<ConsumerRecord<String, byte[]>> letters) throws SQLException;

    /** Whether a record has a dead letter already: one that is read again, into an empty database, gets no second one. */
    boolean has(Connection connection, ConsumerRecord<String, byte[]> record) throws SQLException;
}
