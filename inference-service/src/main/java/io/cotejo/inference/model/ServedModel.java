package io.cotejo.inference.model;

import static java.util.stream.Collectors.joining;

import io.cotejo.events.AliasMoved;
import io.cotejo.events.TrafficSet;
import io.quarkus.logging.Log;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One served name: its versions, its aliases, and the version that serves as champion. Requests read what is in service
 * without a lock; what brings it in line with the aliases takes turns.
 */
final class ServedModel {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final String name;
    private final NavigableMap<Integer, ServedVersion> versions = new ConcurrentSkipListMap<>();
    private final AliasTable aliases = new AliasTable();
    private volatile @Nullable ServedVersion champion;
    private volatile boolean unloaded;
    private volatile Split split = Split.NONE;
    private long splitChange;

    /** Loaded because an alias stands for them. */
    private volatile Set<ServedVersion> held = Set.of();

    ServedModel(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Takes a version in, unless it is known already; lets go of another one of its number, unless that is in service. */
    synchronized void add(ServedVersion version) {
        int number = version.registered().version();
        var before = versions.get(number);
        if (before == null || !before.registered().equals(version.registered())) {
            versions.put(number, version);
            dismiss(before);
        }
    }

    /** Knows a version no more; lets go of it unless it is in service. */
    synchronized void forget(int version) {
        dismiss(versions.remove(version));
    }

    private void dismiss(@Nullable ServedVersion gone) {
        if (gone != null && !held.contains(gone)) {
            gone.retire();
        }
    }

    /** Takes a move; a new one of an alias to a version brings an unloaded model back. */
    synchronized void move(AliasMoved moved) {
        if (aliases.move(moved) && moved.version() != null) {
            unloaded = false;
        }
    }

    /** Takes what the challenger gets, unless that or something later is known already. */
    synchronized void set(TrafficSet traffic) {
        if (traffic.change() > splitChange) {
            splitChange = traffic.change();
            split = Split.of(traffic);
            Log.infof("traffic set model=%s canary=%s shadow=%s", name, traffic.canary(), traffic.shadow());
        }
    }

    Split split() {
        return split;
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

    /** The version of a number, or that an alias stands for. */
    Optional<ServedVersion> named(String versionOrAlias) {
        return NUMBER.matcher(versionOrAlias).matches()
                ? version(Integer.parseInt(versionOrAlias))
                : target(versionOrAlias);
    }

    /** The version that an alias stands for, which for the champion need not be the one in service. */
    Optional<ServedVersion> target(String alias) {
        return aliases.version(alias).flatMap(this::version);
    }

    /** The versions and aliases that may be asked for, for people. */
    String choice() {
        return Stream.concat(versions.keySet().stream().map(String::valueOf), aliases.names().stream())
                .collect(joining(", "));
    }

    /** True if it was unloaded on request, and has not been loaded since. */
    boolean unloaded() {
        return unloaded;
    }

    /** True unless it has a champion that cannot be served, and no champion before it. */
    boolean ready() {
        return unloaded
                || champion != null
                || aliases.version(AliasMoved.CHAMPION).isEmpty();
    }

    /** Why no champion serves. */
    String reason() {
        if (unloaded) {
            return "model '" + name + "' is " + whyUnloaded();
        }
        var version = aliases.version(AliasMoved.CHAMPION);
        if (version.isEmpty()) {
            return "model '" + name + "' has no champion; name a version: " + choice();
        }
        var target = versions.get(version.get());
        return "model '" + name + "' version " + version.get() + " is champion but cannot serve: "
                + (target == null ? "the registry has not described it yet" : target.reason());
    }

    private String whyUnloaded() {
        return "unloaded; POST /v2/repository/models/" + name + "/load loads it again";
    }

    List<IndexEntry> index() {
        return versions().stream()
                .map(version -> new IndexEntry(
                        name,
                        version.registered().version(),
                        version.loaded(),
                        unloaded && !version.loaded() ? whyUnloaded() : version.reason()))
                .toList();
    }

    /** Which loaded version each alias stands for. */
    Map<String, ServedVersion> aliasesInService() {
        var inService = new HashMap<String, ServedVersion>();
        aliases.names().forEach(alias -> {
            var version =
                    alias.equals(AliasMoved.CHAMPION) ? champion : target(alias).orElse(null);
            if (version != null && version.loaded()) {
                inService.put(alias, version);
            }
        });
        return inService;
    }

    /** Every version that is loaded, those among them that were deleted meanwhile. */
    Set<ServedVersion> loaded() {
        var loaded = new HashSet<>(held);
        loaded.addAll(versions.values());
        loaded.removeIf(version -> !version.loaded());
        return loaded;
    }

    /** True if an alias stands for it, or it serves until another can take its place. */
    boolean holds(ServedVersion version) {
        return held.contains(version);
    }

    /** Brings what is loaded in line with the aliases. */
    synchronized void settle() {
        if (unloaded) {
            letGo();
            return;
        }
        var wanted = new LinkedHashSet<ServedVersion>();
        aliases.names().forEach(alias -> target(alias).ifPresent(wanted::add));
        var abandoned = new HashSet<>(held);
        var both = new HashSet<>(wanted);
        both.addAll(abandoned);
        held = Set.copyOf(both); // before they are loaded, so that nobody unloads them to make room
        target(AliasMoved.CHAMPION).ifPresent(this::crown);
        wanted.forEach(ServedVersion::load);
        champion().ifPresent(wanted::add);
        abandoned.removeAll(wanted);
        abandoned.forEach(this::abandon);
        held = Set.copyOf(wanted);
    }

    private void abandon(ServedVersion version) {
        if (versions.containsValue(version)) {
            version.unload();
        } else {
            version.retire();
        }
    }

    /** The one before goes on serving if the new one cannot. */
    private void crown(ServedVersion target) {
        if (target != champion && target.load()) {
            champion = target;
            Log.infof("serving model=%s version=%d", name, target.registered().version());
        }
    }

    /** Brings it back if it was unloaded, and tries at once again what failed for a reason that may pass. */
    synchronized void load() {
        var target = target(AliasMoved.CHAMPION);
        target.ifPresent(ServedVersion::loadNow);
        target.ifPresent(this::crown); // while it still counts as unloaded, so that the service stays ready meanwhile
        unloaded = false;
        settle();
    }

    /** Serves nothing any more until it is loaded again. Runs that have begun end as they would have. */
    synchronized void unload() {
        if (!unloaded) {
            Log.infof("unloaded on request model=%s", name);
        }
        unloaded = true;
        letGo();
    }

    /** Lets go of everything. */
    synchronized void close() {
        letGo();
    }

    private void letGo() {
        champion = null;
        held.forEach(this::abandon);
        held = Set.of();
        versions.values().forEach(ServedVersion::unload);
    }
}
