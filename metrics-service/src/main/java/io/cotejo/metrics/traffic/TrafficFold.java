package io.cotejo.metrics.traffic;

import io.cotejo.events.Event;
import io.cotejo.events.Topic;
import io.cotejo.events.TrafficSet;
import io.cotejo.metrics.projection.Fold;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Folds what was set earlier, by whatever instance. */
public final class TrafficFold implements Fold {
    @Override
    public Topic topic() {
        return Topic.TRAFFIC;
    }

    @Override
    public int fold(Connection connection, List<? extends Event> events) throws SQLException {
        int overtaken = 0;
        for (var event : events) {
            overtaken += Traffic.SETTINGS.upsert(connection, (TrafficSet) event) ? 0 : 1;
        }
        return overtaken;
    }
}
