package io.cotejo.metrics.registry;

import io.cotejo.events.AliasMoved;
import io.cotejo.events.LedgerEntry;
import io.cotejo.events.LedgerEntry.Kind;
import io.cotejo.metrics.pair.Pairing;
import io.cotejo.metrics.pair.StoredAnswers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moves aliases, each move with its entry in the ledger, within the caller's transaction and under the model's lock. */
final class Aliases {
    private final Decisions decisions;
    private final StoredAnswers answers;

    Aliases(Decisions decisions, StoredAnswers answers) {
        this.decisions = decisions;
        this.answers = answers;
    }

    /**
     * Why an alias is moved.
     *
     * @param pairing of the two versions' answers, if it is known already
     */
    record Cause(Kind kind, Registry.Wish wish, Optional<Pairing> pairing) {
        Cause(Kind kind, Registry.Wish wish) {
            this(kind, wish, Optional.empty());
        }
    }

    /** Makes an alias stand for a version; does nothing if it does. */
    Move move(Connection connection, String model, String alias, Contender to, Cause cause) throws SQLException {
        var present = RegistryRows.alias(connection, model, alias);
        var from = RegistryRows.standsFor(connection, model, alias).orElse(null);
        if (present.isPresent() && from != null && from.version() == to.version()) {
            var last = present.get();
            return new Move(model, alias, to.version(), to.version(), last.move(), last.at());
        }
        long number = present.map(AliasMoved::move).orElse(0L) + 1;
        var moved = new AliasMoved(model, alias, to.version(), number, decisions.now());
        decisions.moved(connection, moved, explain(moved, from, to, cause));
        return new Move(model, alias, to.version(), from == null ? null : from.version(), number, moved.at());
    }

    /**
     * Takes an alias away; its moves are counted on from there if it is made again.
     *
     * @throws UnknownAliasException if the alias stands for nothing
     */
    void remove(Connection connection, String model, String alias, Registry.Wish wish) throws SQLException {
        var present = RegistryRows.alias(connection, model, alias)
                .filter(any -> any.version() != null)
                .orElseThrow(() -> new UnknownAliasException(model, alias));
        var from = RegistryRows.standsFor(connection, model, alias).orElse(null);
        var removed = new AliasMoved(model, alias, null, present.move() + 1, decisions.now());
        decisions.moved(connection, removed, explain(removed, from, null, new Cause(Kind.REMOVAL, wish)));
    }

    private LedgerEntry explain(AliasMoved moved, @Nullable Contender from, @Nullable Contender to, Cause cause) {
        return new LedgerEntry(
                moved.model(),
                moved.alias(),
                moved.move(),
                moved.at(),
                from == null ? null : from.version(),
                to == null ? null : to.version(),
                cause.wish().actor(),
                cause.wish().reason(),
                from == null ? null : from.test(),
                to == null ? null : to.test(),
                cause.kind(),
                from == null || to == null ? null : pValue(from, to, cause).orElse(null));
    }

    private Optional<Double> pValue(Contender from, Contender to, Cause cause) {
        return switch (cause.pairing().orElseGet(() -> pair(from, to))) {
            case Pairing.Paired(var paired) -> Optional.of(paired.mcnemar().pValue());
            case Pairing.NotComparable _ -> Optional.empty();
        };
    }

    /** Lays the answers of two versions side by side. */
    Pairing pair(Contender a, Contender b) {
        return answers.pair(side(a), side(b));
    }

    private static StoredAnswers.Side side(Contender contender) {
        return new StoredAnswers.Side("version " + contender.version(), contender.answers());
    }
}
