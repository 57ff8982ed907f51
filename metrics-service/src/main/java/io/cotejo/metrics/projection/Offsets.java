package io.cotejo.metrics.projection;

import io.cotejo.metrics.database.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How far each partition has been folded, as the database has it. */
final class Offsets {
    private static final String BEGIN = """
            INSERT INTO consumed (topic, partition, next_offset) SELECT topic, partition, 0
            FROM unnest(?, ?) AS wanted (topic, partition) ON CONFLICT DO NOTHING""";
    private static final String READ = "SELECT topic, partition, next_offset FROM consumed";
    private static final String ADVANCE = """
            UPDATE consumed SET next_offset = step.next
            FROM unnest(?, ?, ?, ?) AS step (topic, partition, expected, next)
            WHERE consumed.topic = step.topic AND consumed.partition = step.partition
              AND consumed.next_offset = step.expected""";

    private Offsets() {}

    /**
     * A step in one partition.
     *
     * @param expected where the database must stand
     * @param next the offset of the first record that is not folded yet
     */
    record Step(TopicPartition partition, long expected, long next) {}

    /** Where to go on reading. A partition that was never read begins at 0. */
    static Map<TopicPartition, Long> of(Connection connection, Collection<TopicPartition> partitions)
            throws SQLException {
        var wanted = List.copyOf(partitions);
        Statements.update(
                connection,
                BEGIN,
                Statements.column(connection, "text", wanted, TopicPartition::topic),
                Statements.column(connection, "int", wanted, TopicPartition::partition));
        var all = new HashMap<TopicPartition, Long>();
        Statements.list(
                connection, READ, row -> all.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3)));
        all.keySet().retainAll(wanted);
        return all;
    }

    /**
     * Moves on, within the transaction that folds the records between.
     *
     * @throws OvertakenException if another instance has moved on meanwhile
     */
    static void advance(Connection connection, List<Step> steps) throws SQLException {
        int moved = Statements.update(
                connection,
                ADVANCE,
                Statements.column(
                        connection, "text", steps, step -> step.partition().topic()),
                Statements.column(
                        connection, "int", steps, step -> step.partition().partition()),
                Statements.column(connection, "bigint", steps, Step::expected),
                Statements.column(connection, "bigint", steps, Step::next));
        if (moved != steps.size()) {
            throw new OvertakenException();
        }
    }
}
