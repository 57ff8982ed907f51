package io.cotejo.metrics.registry;

import io.cotejo.events.EventJson;
import io.cotejo.events.PolicySet;
import io.cotejo.metrics.database.Statements;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The table of the policies, within the caller's transaction. */
final class PolicyRows {
    private PolicyRows() {}

    static Optional<PolicySet> of(Connection connection, String model) throws SQLException {
        return Statements.first(
                connection,
                "SELECT event FROM policies WHERE model = ?",
                row -> EventJson.read(row.getString(1).getBytes(StandardCharsets.UTF_8), PolicySet.class),
                model);
    }

    /** Tells whether it was news: false if the model has that policy, or a later one. */
    static boolean upsert(Connection connection, PolicySet policy) throws SQLException {
        int changed = Statements.update(
                connection,
                "INSERT INTO policies AS old (model, change, at, event) VALUES (?, ?, ?, ?::jsonb)"
                        + " ON CONFLICT (model) DO UPDATE SET change = excluded.change, at = excluded.at,"
                        + " event = excluded.event WHERE excluded.change > old.change",
                policy.model(),
                policy.change(),
                policy.at(),
                new String(EventJson.write(policy), StandardCharsets.UTF_8));
        return changed > 0;
    }
}
