package io.cotejo.inference.model;

import static java.util.stream.Collectors.joining;

import io.cotejo.events.AliasMoved;
import io.cotejo.events.ModelVersion;
import io.cotejo.events.TrafficSet;
import io.cotejo.events.artifact.ArtifactStore;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * All models that the registry knows, and the versions of them that are loaded. One thread tells it what the registry
 * says; any may ask.
 */
public final class ModelRepository {
    private final Map<String, ServedModel> models = new ConcurrentSkipListMap<>();
    private final VersionLoader loader;
    private final ModelMeters meters;
    private final Clock clock;
    private final MemoryBudget budget;
    private volatile String behind = "the registry has not been read yet: waiting for Kafka";

    ModelRepository(ArtifactStore artifacts, ModelMeters meters, Clock clock, MemoryBudget budget) {
        this.loader = new VersionLoader(artifacts);
        this.meters = meters;
        this.clock = clock;
        this.budget = budget;
    }

    void register(ModelVersion version) {
        model(version.model()).add(new ServedVersion(version, loader, meters, clock));
    }

    void move(AliasMoved moved) {
        model(moved.model()).move(moved);
    }

    void set(TrafficSet traffic) {
        model(traffic.model()).set(traffic);
    }

    /** A version was deleted. If it is in service still, it goes on until another takes its place. */
    void forget(String model, int version) {
        var served = models.get(model);
        if (served != null) {
            served.forget(version);
        }
    }

    private ServedModel model(String name) {
        return models.computeIfAbsent(name, ServedModel::new);
    }

    /** Everything that the registry has said so far is known from now on. */
    void caughtUp() {
        behind = "";
    }

    /** What the registry says is not heard any more, for a reason other than that Kafka is away. */
    void fellBehind(String reason) {
        behind = reason;
    }

    private boolean hasCaughtUp() {
        return behind.isEmpty();
    }

    /** Loads what aliases stand for, tries again what may have come right, and lets go of what nobody names any more. */
    void settle() {
        models.values().forEach(ServedModel::settle);
        meters.inService(models.values());
        budget.enforce(models.values());
    }

    void close() {
        models.values().forEach(ServedModel::close);
    }

    /** True if the registry has been read and is followed, and every model with a champion has a verified one in service. */
    public boolean ready() {
        return hasCaughtUp() && models.values().stream().allMatch(ServedModel::ready);
    }

    /** Why it is not {@link #ready}; empty if it is. */
    public String reason() {
        var why = behind;
        return why.isEmpty()
                ? models.values().stream()
                        .filter(model -> !model.ready())
                        .map(ServedModel::reason)
                        .collect(joining("; "))
                : why;
    }

    /** True if the registry knows a model of that name. */
    public boolean knows(String model) {
        return models.containsKey(model);
    }

    /** True if a version failed its check in a way that cannot pass: it will never serve. */
    public boolean refusedForGood(String model, int version) {
        return Optional.ofNullable(models.get(model))
                .flatMap(served -> served.version(version))
                .map(ServedVersion::refusedForGood)
                .orElse(false);
    }

    /** The numbers of a model's versions, in order; empty if it is not known. */
    public List<Integer> versions(String model) {
        return Optional.ofNullable(models.get(model)).map(ServedModel::versions).stream()
                .flatMap(Collection::stream)
                .map(version -> version.registered().version())
                .toList();
    }

    /** What the challenger of a model gets of its requests. */
    public Split split(String model) {
        var served = models.get(model);
        return served == null ? Split.NONE : served.split();
    }

    /** The version that a number or an alias of a model stands for, loaded or not. */
    public Optional<Integer> standsFor(String model, String versionOrAlias) {
        return Optional.ofNullable(models.get(model))
                .flatMap(served -> served.named(versionOrAlias))
                .map(version -> version.registered().version());
    }

    /** What is known of every version of every model. */
    public List<IndexEntry> index() {
        return models.values().stream().flatMap(model -> model.index().stream()).toList();
    }

    /** About how much memory the loaded versions take, in bytes. */
    long loadedBytes() {
        return MemoryBudget.used(models.values());
    }

    /** How many versions are loaded. */
    int loadedVersions() {
        return models.values().stream().mapToInt(model -> model.loaded().size()).sum();
    }

    /** What every version of every model has done; loads nothing. */
    public List<StatisticsEntry> statistics() {
        return models.values().stream()
                .flatMap(model -> model.versions().stream())
                .map(ServedVersion::statistics)
                .toList();
    }

    /** Finds a version of a model, and loads it if it is not; without a number, finds its champion. May block. */
    public Lookup find(String model, OptionalInt version) {
        return version.isPresent() ? find(model, Integer.toString(version.getAsInt())) : in(model, this::champion);
    }

    /** Finds what a number or an alias of a model stands for, and loads it if it is not. May block. */
    public Lookup find(String model, String versionOrAlias) {
        return in(
                model,
                served -> versionOrAlias.equals(AliasMoved.CHAMPION)
                        ? champion(served)
                        : named(served, versionOrAlias, ServedVersion::load));
    }

    /**
     * Brings a model back if it was unloaded, and loads what a number or an alias of it stands for; what failed for a
     * reason that may pass is tried again at once. May block.
     */
    public Lookup load(String model, String versionOrAlias) {
        return in(model, served -> {
            served.load();
            return named(served, versionOrAlias, ServedVersion::loadNow);
        });
    }

    /** Serves a model no more until it is loaded again, or one of its aliases moves. False if it is not known. */
    public boolean unload(String model) {
        var served = models.get(model);
        if (served == null) {
            return false;
        }
        served.unload();
        return true;
    }

    private Lookup in(String model, Function<ServedModel, Lookup> search) {
        var served = models.get(model);
        if (served != null) {
            return search.apply(served);
        }
        return hasCaughtUp()
                ? new Lookup.Unknown("model '" + model + "' is not known")
                : new Lookup.Unavailable("model '" + model + "' is not known: " + reason());
    }

    /** The champion of a model, if it can be used without blocking. */
    public Optional<Lease> loaded(String model) {
        return Optional.ofNullable(models.get(model))
                .flatMap(ServedModel::champion)
                .flatMap(ServedVersion::lease);
    }

    /** What a number or an alias of a model stands for, if it can be used without blocking. */
    public Optional<Lease> loaded(String model, String versionOrAlias) {
        return versionOrAlias.equals(AliasMoved.CHAMPION)
                ? loaded(model)
                : Optional.ofNullable(models.get(model))
                        .flatMap(served -> served.named(versionOrAlias))
                        .flatMap(ServedVersion::lease);
    }

    private Lookup champion(ServedModel model) {
        for (var champion = model.champion(); champion.isPresent(); champion = model.champion()) {
            var lease = champion.get().lease();
            if (lease.isPresent()) {
                return new Lookup.Found(lease.get());
            }
            if (model.champion().equals(champion)) { // otherwise another one has just taken its place
                return lease(model, champion.get(), ServedVersion::load);
            }
        }
        return new Lookup.Unavailable(model.reason());
    }

    private Lookup named(ServedModel model, String versionOrAlias, Predicate<ServedVersion> load) {
        var version = model.named(versionOrAlias);
        if (version.isEmpty()) {
            return new Lookup.Unknown(
                    "model '" + model.name() + "' has no version '" + versionOrAlias + "', it has " + model.choice());
        }
        return lease(model, version.get(), load);
    }

    private Lookup lease(ServedModel model, ServedVersion version, Predicate<ServedVersion> load) {
        var lease = version.lease();
        while (lease.isEmpty()) {
            if (model.unloaded()) {
                return new Lookup.Unavailable(model.reason());
            }
            if (!load.test(version)) {
                return new Lookup.Unavailable("model '" + model.name() + "' version "
                        + version.registered().version() + " cannot serve: " + version.reason());
            }
            lease = version.lease(); // empty if it was unloaded in between
            budget.enforce(models.values());
        }
        return new Lookup.Found(lease.get());
    }
}
