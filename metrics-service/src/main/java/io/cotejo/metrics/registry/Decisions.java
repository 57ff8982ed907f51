package io.cotejo.metrics.registry;

import io.cotejo.events.AliasMoved;
import io.cotejo.events.LedgerEntry;
import io.cotejo.events.ModelVersion;
import io.cotejo.events.PolicySet;
import io.cotejo.metrics.outbox.Outbox;
import io.cotejo.metrics.webhook.Announcements;
import io.cotejo.metrics.webhook.Occasion;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes down what is decided, with the events that tell of it, in the transaction that decides. */
public final class Decisions {
    static final Settings<PolicySet> POLICIES = new Settings<>("policies", PolicySet.class, PolicySet::change);

    private final Outbox outbox;
    private final Announcements announcements;
    private final Clock clock;

    public Decisions(Outbox outbox, Announcements announcements, Clock clock) {
        this.outbox = outbox;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** As exact as the database keeps it, so that a replay gives the same. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    void registered(Connection connection, ModelVersion version) throws SQLException {
        RegistryRows.insert(connection, version);
        outbox.add(connection, version);
        announcements.add(connection, Occasion.VERSION_REGISTERED, version);
    }

    void moved(Connection connection, AliasMoved moved, LedgerEntry entry) throws SQLException {
        RegistryRows.upsert(connection, moved);
        RegistryRows.insert(connection, entry);
        outbox.add(connection, moved);
        outbox.add(connection, entry);
        announcements.add(connection, Occasion.ALIAS_MOVED, entry);
    }

    void policySet(Connection connection, PolicySet policy) throws SQLException {
        POLICIES.upsert(connection, policy);
        outbox.add(connection, policy);
    }
}
