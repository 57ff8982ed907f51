package io.cotejo.inference.model;

import io.cotejo.events.AliasMoved;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** What each alias of a model stands for, by the latest move that is known. One thread moves; any may look. */
final class AliasTable {
    private final Map<String, AliasMoved> moves = new ConcurrentHashMap<>();

    /** Takes a move, unless it or a later one of the same alias is known already. True if it was news. */
    boolean move(AliasMoved moved) {
        var before = moves.get(moved.alias());
        if (before != null && before.move() >= moved.move()) {
            return false;
        }
        moves.put(moved.alias(), moved);
        return true;
    }

    /** The version that an alias stands for, if it stands for one. */
    Optional<Integer> version(String alias) {
        return Optional.ofNullable(moves.get(alias)).map(AliasMoved::version);
    }

    /** The aliases that stand for a version. */
    SortedSet<String> names() {
        var names = new TreeSet<String>();
        moves.forEach((alias, moved) -> {
            if (moved.version() != null) {
                names.add(alias);
            }
        });
        return names;
    }
}
