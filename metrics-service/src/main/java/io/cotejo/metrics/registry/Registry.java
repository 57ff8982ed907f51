package io.cotejo.metrics.registry;

import io.cotejo.events.AliasMoved;
import io.cotejo.events.LedgerEntry.Kind;
import io.cotejo.events.ModelExported;
import io.cotejo.events.ModelVersion;
import io.cotejo.events.PolicySet;
import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.pair.Pairing;
import io.cotejo.metrics.pair.StoredAnswers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Gives versions their numbers and moves aliases. Each decision is one transaction under the model's lock; so several
 * instances may decide at once.
 */
public final class Registry {
    /** So many aliases a model may have beside its champion. */
    static final int MOST_ALIASES = 100;

    private static final String CHAMPION = AliasMoved.CHAMPION;

    private final Database database;
    private final Decisions decisions;
    private final Aliases aliases;

    public Registry(Database database, Decisions decisions, StoredAnswers answers) {
        this.database = database;
        this.decisions = decisions;
        this.aliases = new Aliases(decisions, answers);
    }

    /**
     * Who wants something decided, and why.
     *
     * @param actor a person's name, or {@code policy}
     * @param reason in a sentence
     */
    public record Wish(String actor, String reason) {}

    /** Gives an export its number and lets the policy judge it. A run that has a version gets no second one. */
    void register(Connection connection, ModelExported export) throws SQLException {
        var model = export.model();
        RegistryRows.lock(connection, model);
        if (RegistryRows.hasVersion(connection, model, export.runId())) {
            return;
        }
        var candidate = new Contender(
                RegistryRows.nextVersion(connection, model),
                export.testDigest(),
                export.test().score(),
                export.answers());
        var champion = RegistryRows.standsFor(connection, model, CHAMPION);
        var pairing = champion.map(present -> aliases.pair(present, candidate));
        var verdict = judge(Decisions.POLICIES.of(connection, model), champion, candidate, pairing);
        decisions.registered(
                connection, new ModelVersion(model, candidate.version(), decisions.now(), export, verdict.reason()));
        switch (verdict) {
            case Verdict.Promoted promoted -> {
                var wish = new Wish(ChampionPolicy.ACTOR, promoted.reason());
                aliases.move(connection, model, CHAMPION, candidate, new Aliases.Cause(Kind.MOVE, wish, pairing));
            }
            case Verdict.Kept kept -> {}
            case Verdict.NotComparable notComparable -> {}
        }
    }

    private static Verdict judge(
            Optional<PolicySet> set, Optional<Contender> champion, Contender candidate, Optional<Pairing> pairing) {
        var policy = set.map(ChampionPolicy::of).orElse(ChampionPolicy.DEFAULT);
        return champion.isEmpty()
                ? policy.judgeFirst(candidate)
                : policy.judge(champion.get(), candidate, pairing.orElseThrow());
    }

    /** Makes a version the champion: see {@link #move}. */
    Move promote(String model, int version, Wish wish) {
        return move(model, CHAMPION, version, wish);
    }

    /**
     * Makes an alias stand for a version; does nothing if it does.
     *
     * @throws UnknownModelException if there is no such version
     * @throws TooManyAliasesException if it would be one alias more than a model may have
     * @throws RegistryNotReadyException if the registry is being read back from its topics
     */
    Move move(String model, String alias, int version, Wish wish) {
        return decide(model, connection -> {
            var contender = RegistryRows.contender(connection, model, version)
                    .orElseThrow(() -> new UnknownModelException(model, version));
            requireRoom(connection, model, alias);
            return aliases.move(connection, model, alias, contender, new Aliases.Cause(Kind.MOVE, wish));
        });
    }

    private static void requireRoom(Connection connection, String model, String alias) throws SQLException {
        if (!alias.equals(CHAMPION) && RegistryRows.otherAliases(connection, model, alias) >= MOST_ALIASES) {
            throw new TooManyAliasesException(model, alias, MOST_ALIASES);
        }
    }

    /**
     * Takes an alias away.
     *
     * @throws UnknownModelException if there is no such model
     * @throws UnknownAliasException if the alias stands for nothing
     * @throws RegistryNotReadyException if the registry is being read back from its topics
     */
    void remove(String model, String alias, Wish wish) {
        database.transact(connection -> {
            lockRestored(connection, model);
            aliases.remove(connection, model, alias, wish);
        });
    }

    /**
     * Makes the champion before the present one the champion again.
     *
     * @throws UnknownModelException if there is no such model
     * @throws NoEarlierChampionException if there was no other champion before, or it has been deleted
     * @throws RegistryNotReadyException if the registry is being read back from its topics
     */
    Move rollBack(String model, Wish wish) {
        return decide(model, connection -> {
            var contender = earlierChampion(connection, model).orElseThrow(() -> new NoEarlierChampionException(model));
            return aliases.move(connection, model, CHAMPION, contender, new Aliases.Cause(Kind.ROLLBACK, wish));
        });
    }

    private static Optional<Contender> earlierChampion(Connection connection, String model) throws SQLException {
        var present = RegistryRows.standsFor(connection, model, CHAMPION).map(Contender::version);
        for (int version : new AliasHistory(RegistryRows.moves(connection, model, CHAMPION)).earlier()) {
            var contender = RegistryRows.contender(connection, model, version);
            if (contender.isPresent() && !present.equals(Optional.of(version))) {
                return contender;
            }
        }
        return Optional.empty();
    }

    /**
     * When a new version of a model becomes its champion, if somebody has said so.
     *
     * @throws UnknownModelException if there is no such model
     */
    Optional<PolicySet> policy(String model) {
        return look(model, connection -> Decisions.POLICIES.of(connection, model));
    }

    /**
     * Says when a new version of a model becomes its champion.
     *
     * @throws UnknownModelException if there is no such model
     * @throws RegistryNotReadyException if the registry is being read back from its topics
     */
    PolicySet setPolicy(String model, ChampionPolicy policy, Wish wish) {
        return decide(model, connection -> {
            var set = new PolicySet(
                    model,
                    Decisions.POLICIES.next(connection, model),
                    decisions.now(),
                    policy.mode(),
                    policy.minimumGain(),
                    policy.significance(),
                    wish.actor(),
                    wish.reason());
            decisions.policySet(connection, set);
            return set;
        });
    }

    /**
     * Looks something up about a model, in a transaction.
     *
     * @throws UnknownModelException if there is no such model
     */
    public <T> T look(String model, Database.Work<T> work) {
        return database.inTransaction(connection -> {
            if (!RegistryRows.knows(connection, model)) {
                throw new UnknownModelException(model);
            }
            return work.on(connection);
        });
    }

    /**
     * Decides something about a model, in a transaction under its lock.
     *
     * @throws UnknownModelException if there is no such model
     * @throws RegistryNotReadyException if the registry is being read back from its topics
     */
    public <T> T decide(String model, Database.Work<T> work) {
        return database.inTransaction(connection -> {
            lockRestored(connection, model);
            return work.on(connection);
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
}
