package io.cotejo.metrics.traffic;

import io.cotejo.events.TrafficSet;
import io.cotejo.metrics.outbox.Outbox;
import io.cotejo.metrics.registry.Registry;
import io.cotejo.metrics.registry.Settings;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What the challengers get of their models' requests, and who has said so. */
public final class Traffic {
    static final Settings<TrafficSet> SETTINGS = new Settings<>("traffic", TrafficSet.class, TrafficSet::change);

    private final Registry registry;
    private final Outbox outbox;
    private final Clock clock;

    /** Decides under the registry's locks. */
    public Traffic(Registry registry, Outbox outbox, Clock clock) {
        this.registry = registry;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Parts of a model's requests, each in [0, 1].
     *
     * @param canary of those that name no version, the challenger answers so many
     * @param shadow of those that the champion answers, the challenger classifies so many as well
     */
    record Shares(double canary, double shadow) {}

    /**
     * What was set for a model, if anything was.
     *
     * @throws io.cotejo.metrics.registry.UnknownModelException if there is no such model
     */
    Optional<TrafficSet> of(String model) {
        return registry.look(model, connection -> SETTINGS.of(connection, model));
    }

    /**
     * Sets it.
     *
     * @throws io.cotejo.metrics.registry.UnknownModelException if there is no such model
     * @throws io.cotejo.metrics.registry.RegistryNotReadyException if the registry is being read back from its topics
     */
    TrafficSet set(String model, Shares shares, Registry.Wish wish) {
        return registry.decide(model, connection -> {
            long change = SETTINGS.next(connection, model);
            var at = clock.instant().truncatedTo(ChronoUnit.MICROS); // as exact as the database keeps it
            var set = new TrafficSet(model, change, at, shares.canary(), shares.shadow(), wish.actor(), wish.reason());
            SETTINGS.upsert(connection, set);
            outbox.add(connection, set);
            return set;
        });
    }
}
