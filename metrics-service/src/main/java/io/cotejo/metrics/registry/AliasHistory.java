package io.cotejo.metrics.registry;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** The versions that an alias has stood for. A move back to the version before takes the later one off again. */
final class AliasHistory {
    private final ArrayDeque<Integer> versions = new ArrayDeque<>();

    /** The versions it was moved to, in the order of the moves. */
    AliasHistory(List<Integer> moves) {
        moves.forEach(this::move);
    }

    private void move(int version) {
        if (before().filter(earlier -> earlier == version).isPresent()) {
            versions.removeLast();
        } else {
            versions.addLast(version);
        }
    }

    /** The version that it stood for before the one it stands for now. */
    Optional<Integer> before() {
        var backwards = versions.descendingIterator();
        if (backwards.hasNext()) {
            backwards.next();
        }
        return backwards.hasNext() ? Optional.of(backwards.next()) : Optional.empty();
    }
}
