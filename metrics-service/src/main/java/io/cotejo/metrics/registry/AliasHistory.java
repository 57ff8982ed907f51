package io.cotejo.metrics.registry;

import io.cotejo.events.LedgerEntry;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The versions that an alias has stood for. A rollback takes those off again that it goes back behind, so that rolling back
 * twice goes back two steps; a move on to an old version does not.
 */
final class AliasHistory {
    private final ArrayDeque<Integer> versions = new ArrayDeque<>();

    /** Takes what the ledger says of one alias, in the order of the moves. */
    AliasHistory(List<LedgerEntry> moves) {
        moves.forEach(this::take);
    }

    private void take(LedgerEntry entry) {
        var version = entry.to();
        if (version == null) {
            versions.clear();
        } else if (entry.kind() == LedgerEntry.Kind.ROLLBACK || (entry.kind() == null && isBefore(version))) {
            back(version);
        } else {
            versions.addLast(version);
        }
    }

    /** Entries of before the kind was told: a move to the version before was a rollback. */
    private boolean isBefore(int version) {
        var earlier = earlier();
        return !earlier.isEmpty() && earlier.getFirst() == version;
    }

    private void back(int version) {
        versions.pollLast();
        while (!versions.isEmpty() && !standsFor(version)) {
            versions.removeLast();
        }
        if (versions.isEmpty()) {
            versions.addLast(version);
        }
    }

    private boolean standsFor(int version) {
        @Nullable Integer now = versions.peekLast();
        return now != null && now == version;
    }

    /** The versions that it stood for before the one it stands for now, the last first. */
    List<Integer> earlier() {
        return versions.reversed().stream().skip(1).toList();
    }
}
