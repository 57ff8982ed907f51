package io.cotejo.metrics.registry;

import io.cotejo.events.AliasMoved;
import io.cotejo.events.LedgerEntry;
import io.cotejo.events.ModelExported;
import io.cotejo.events.ModelVersion;
import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.outbox.Outbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives versions their numbers and moves the champion. Each decision is one transaction under the model's lock, with the
 * events that tell of it in the outbox; so several instances may decide at once.
 */
public final class Registry {
    private static final String CHAMPION = AliasMoved.CHAMPION;

    private final Database database;
    private final Outbox outbox;
    private final Clock clock;

    public Registry(Database database, Outbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Who wants an alias moved, and why.
     *
     * @param actor a person's name, or {@code policy}
     * @param reason in a sentence
     */
    record Wish(String actor, String reason) {}

    /** Gives an export its number and lets the policy judge it. A run that has a version gets no second one. */
    void register(Connection connection, ModelExported export) throws SQLException {
        RegistryRows.lock(connection, export.model());
        if (RegistryRows.hasVersion(connection, export.model(), export.runId())) {
            return;
        }
        var candidate = new Contender(
                RegistryRows.nextVersion(connection, export.model()),
                export.testDigest(),
                export.test().score());
        var verdict = ChampionPolicy.judge(champion(connection, export.model()).orElse(null), candidate);
        var version = new ModelVersion(export.model(), candidate.version(), now(), export, verdict.reason());
        RegistryRows.insert(connection, version);
        outbox.add(connection, version);
        switch (verdict) {
            case Verdict.Promoted promoted ->
                move(connection, export.model(), candidate, new Wish(ChampionPolicy.ACTOR, promoted.reason()));
            case Verdict.Kept kept -> {}
            case Verdict.NotComparable notComparable -> {}
        }
    }

    /**
     * Makes a version the champion; does nothing if it is.
     *
     * @throws UnknownModelException if there is no such version
     * @throws RegistryNotReadyException if the registry is being read back from its topics
     */
    Move promote(String model, int version, Wish wish) {
        return database.inTransaction(connection -> {
            lockRestored(connection, model);
            var contender = RegistryRows.contender(connection, model, version)
                    .orElseThrow(() -> new UnknownModelException(model, version));
            return move(connection, model, contender, wish);
        });
    }

    /**
     * Makes the champion before the present one the champion again.
     *
     * @throws UnknownModelException if there is no such model
     * @throws NoEarlierChampionException if there was no other champion before
     * @throws RegistryNotReadyException if the registry is being read back from its topics
     */
    Move rollBack(String model, Wish wish) {
        return database.inTransaction(connection -> {
            lockRestored(connection, model);
            int before = new AliasHistory(RegistryRows.moves(connection, model, CHAMPION))
                    .before()
                    .orElseThrow(() -> new NoEarlierChampionException(model));
            var contender = RegistryRows.contender(connection, model, before)
                    .orElseThrow(() -> new UnknownModelException(model, before));
            return move(connection, model, contender, wish);
        });
    }

    private static void lockRestored(Connection connection, String model) throws SQLException {
        if (!RegistryRows.restored(connection)) {
            throw new RegistryNotReadyException();
        }
        if (!RegistryRows.knows(connection, model)) {
            throw new UnknownModelException(model);
        }
        RegistryRows.lock(connection, model);
    }

    private Move move(Connection connection, String model, Contender to, Wish wish) throws SQLException {
        var present = RegistryRows.alias(connection, model, CHAMPION);
        if (present.filter(alias -> alias.version() == to.version()).isPresent()) {
            return new Move(
                    model,
                    CHAMPION,
                    to.version(),
                    to.version(),
                    present.get().move(),
                    present.get().at());
        }
        long number = present.map(AliasMoved::move).orElse(0L) + 1;
        var moved = new AliasMoved(model, CHAMPION, to.version(), number, now());
        var entry = explain(moved, champion(connection, model).orElse(null), to, wish);
        RegistryRows.upsert(connection, moved);
        RegistryRows.insert(connection, entry);
        outbox.add(connection, moved);
        outbox.add(connection, entry);
        return new Move(model, CHAMPION, to.version(), entry.from(), number, moved.at());
    }

    private static LedgerEntry explain(AliasMoved moved, @Nullable Contender from, Contender to, Wish wish) {
        return new LedgerEntry(
                moved.model(),
                moved.alias(),
                moved.move(),
                moved.at(),
                from == null ? null : from.version(),
                to.version(),
                wish.actor(),
                wish.reason(),
                from == null ? null : from.test(),
                to.test());
    }

    private static Optional<Contender> champion(Connection connection, String model) throws SQLException {
        var alias = RegistryRows.alias(connection, model, CHAMPION);
        return alias.isEmpty()
                ? Optional.empty()
                : RegistryRows.contender(connection, model, alias.get().version());
    }

    /** As exact as the database keeps it, so that a replay gives the same. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
