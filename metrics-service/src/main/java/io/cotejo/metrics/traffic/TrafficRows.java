package io.cotejo.metrics.traffic;

import io.cotejo.events.EventJson;
import io.cotejo.events.TrafficSet;
import io.cotejo.metrics.database.Statements;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The table of the traffic, within the caller's transaction. */
final class TrafficRows {
    private TrafficRows() {}

    static Optional<TrafficSet> of(Connection connection, String model) throws SQLException {
        return Statements.first(
                connection,
                "SELECT event FROM traffic WHERE model = ?",
                row -> EventJson.read(row.getString(1).getBytes(StandardCharsets.UTF_8), TrafficSet.class),
                model);
    }

    /** Tells whether it was news: false if that, or something later, has been set for the model. */
    static boolean upsert(Connection connection, TrafficSet traffic) throws SQLException {
        int changed = Statements.update(
                connection,
                "INSERT INTO traffic AS old (model, change, at, event) VALUES (?, ?, ?, ?::jsonb)"
                        + " ON CONFLICT (model) DO UPDATE SET change = excluded.change, at = excluded.at,"
                        + " event = excluded.event WHERE excluded.change > old.change",
                traffic.model(),
                traffic.change(),
                traffic.at(),
                new String(EventJson.write(traffic), StandardCharsets.UTF_8));
        return changed > 0;
    }
}
