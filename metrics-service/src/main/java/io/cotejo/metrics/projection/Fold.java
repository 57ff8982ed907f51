package io.cotejo.metrics.projection;

import io.cotejo.events.Event;
import io.cotejo.events.Topic;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Puts the events of one topic into the database. Folding an event twice changes nothing. */
public interface Fold {
    /** The topic it folds. */
    Topic topic();

    /**
     * Folds within the caller's transaction.
     *
     * @param events of the topic, those of one key in their order
     * @return how many were of an attempt, or a move, that a higher one had overtaken, and changed nothing
     */
    int fold(Connection connection, List<? extends Event> events) throws SQLException;

    /**
     * Folds within the caller's transaction; for those who write events that follow from these.
     *
     * @param traces that the events came with
     */
    default int fold(Connection connection, List<? extends Event> events, Traces traces) throws SQLException {
        return fold(connection, events);
    }
}
