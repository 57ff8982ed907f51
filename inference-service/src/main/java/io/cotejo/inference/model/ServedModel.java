package io.cotejo.inference.model;

import static java.util.stream.Collectors.joining;

import io.cotejo.events.AliasMoved;
import io.quarkus.logging.Log;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** One served name: its versions, its aliases, and the version that serves as champion. */
final class ServedModel {
    private final String name;
    private final NavigableMap<Integer, ServedVersion> versions = new ConcurrentSkipListMap<>();
    private final Map<String, AliasMoved> aliases = new ConcurrentHashMap<>();
    private volatile @Nullable ServedVersion champion;

    /** Loaded because an alias stands for them; only the thread that settles looks at it. */
    private Set<ServedVersion> held = Set.of();

    ServedModel(String name) {
        this.name = name;
    }

    void add(ServedVersion version) {
        versions.merge(
                version.registered().version(),
                version,
                (before, now) -> before.registered().equals(now.registered()) ? before : now);
    }

    /** Knows a version no more; lets go of it unless it is in service. Called by the thread that settles. */
    void forget(int version) {
        var gone = versions.remove(version);
        if (gone != null && !held.contains(gone)) {
            gone.retire();
        }
    }

    /** Takes a move, unless a later one of the same alias is known already. */
    void move(AliasMoved moved) {
        aliases.merge(moved.alias(), moved, (before, now) -> before.move() > now.move() ? before : now);
    }

    List<ServedVersion> versions() {
        return List.copyOf(versions.values());
    }

    /** The version in service for those who ask for none. */
    Optional<ServedVersion> champion() {
        return Optional.ofNullable(champion);
    }

    Optional<ServedVersion> version(int version) {
        return Optional.ofNullable(versions.get(version));
    }

    /** True unless it has a champion that cannot be served, and no champion before it. */
    boolean ready() {
        return champion != null || standsFor(AliasMoved.CHAMPION).isEmpty();
    }

    /** Why no champion serves. */
    String reason() {
        var version = standsFor(AliasMoved.CHAMPION);
        if (version.isEmpty()) {
            return "model '" + name + "' has no champion; name a version: "
                    + versions.keySet().stream().map(String::valueOf).collect(joining(", "));
        }
        var target = versions.get(version.get());
        return "model '" + name + "' version " + version.get() + " is champion but cannot serve: "
                + (target == null ? "the registry has not described it yet" : target.reason());
    }

    /** Which loaded version each alias stands for. */
    Map<String, ServedVersion> aliasesInService() {
        var inService = new HashMap<String, ServedVersion>();
        aliases.keySet().forEach(alias -> {
            var version =
                    alias.equals(AliasMoved.CHAMPION) ? champion : target(alias).orElse(null);
            if (version != null && version.loaded()) {
                inService.put(alias, version);
            }
        });
        return inService;
    }

    /** Brings what is loaded in line with the aliases. Called by one thread. */
    void settle() {
        var wanted = new LinkedHashSet<ServedVersion>();
        target(AliasMoved.CHAMPION).ifPresent(target -> {
            wanted.add(target);
            crown(target);
        });
        aliases.keySet().forEach(alias -> target(alias).ifPresent(wanted::add));
        wanted.forEach(ServedVersion::load);
        champion().ifPresent(wanted::add);
        var abandoned = new HashSet<>(held);
        abandoned.removeAll(wanted);
        abandoned.forEach(version -> {
            if (versions.containsValue(version)) {
                version.unload();
            } else {
                version.retire();
            }
        });
        held = wanted;
    }

    private Optional<ServedVersion> target(String alias) {
        return standsFor(alias).flatMap(this::version);
    }

    private Optional<Integer> standsFor(String alias) {
        return Optional.ofNullable(aliases.get(alias)).map(AliasMoved::version);
    }

    /** The one before goes on serving if the new one cannot. */
    private void crown(ServedVersion target) {
        if (target != champion && target.load()) {
            champion = target;
            Log.infof("serving model=%s version=%d", name, target.registered().version());
        }
    }

    /** Lets go of everything. */
    void close() {
        champion = null;
        versions.values().forEach(ServedVersion::unload);
        held.forEach(ServedVersion::unload);
    }
}
