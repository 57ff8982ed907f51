package io.cotejo.metrics.registry;

import io.cotejo.events.AliasMoved;
import io.cotejo.events.Event;
import io.cotejo.events.FeedbackGiven;
import io.cotejo.events.LedgerEntry;
import io.cotejo.events.ModelEvent;
import io.cotejo.events.ModelExported;
import io.cotejo.events.ModelVersion;
import io.cotejo.events.PolicySet;
import io.cotejo.events.PredictionMade;
import io.cotejo.events.Topic;
import io.cotejo.events.TrafficSet;
import io.cotejo.metrics.deletion.DeletedRuns;
import io.cotejo.metrics.projection.Fold;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Folds the registry's own topics: what was decided earlier, by whatever instance, is taken as it was decided. */
public final class RecordedDecisions implements Fold {
    private final Topic topic;

    private RecordedDecisions(Topic topic) {
        this.topic = topic;
    }

    /** One fold for each of the registry's topics. */
    public static List<Fold> all() {
        return List.of(
                new RecordedDecisions(Topic.VERSIONS),
                new RecordedDecisions(Topic.ALIASES),
                new RecordedDecisions(Topic.LEDGER),
                new RecordedDecisions(Topic.POLICIES));
    }

    @Override
    public Topic topic() {
        return topic;
    }

    @Override
    public int fold(Connection connection, List<? extends Event> events) throws SQLException {
        int overtaken = 0;
        for (var event : events) {
            overtaken += take(connection, (ModelEvent) event) ? 0 : 1;
        }
        return overtaken;
    }

    private static boolean take(Connection connection, ModelEvent event) throws SQLException {
        RegistryRows.lock(connection, event.model());
        switch (event) {
            case ModelVersion version -> {
                if (!DeletedRuns.contain(connection, version.export().runId())) {
                    RegistryRows.insert(connection, version);
                }
            }
            case LedgerEntry entry -> RegistryRows.insert(connection, entry);
            case AliasMoved moved -> {
                return RegistryRows.upsert(connection, moved);
            }
            case PolicySet policy -> {
                return Decisions.POLICIES.upsert(connection, policy);
            }
            case ModelExported _, TrafficSet _, PredictionMade _, FeedbackGiven _ ->
                throw new IllegalArgumentException("not a decision: " + event.eventType());
        }
        return true;
    }
}
