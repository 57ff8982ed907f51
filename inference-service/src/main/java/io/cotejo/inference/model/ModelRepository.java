package io.cotejo.inference.model;

import static java.util.stream.Collectors.joining;

import io.cotejo.events.AliasMoved;
import io.cotejo.events.ModelVersion;
import io.cotejo.events.artifact.ArtifactStore;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * All models that the registry knows, and the versions of them that are loaded. One thread tells it what the registry
 * says; any may ask.
 */
public final class ModelRepository {
    private final Map<String, ServedModel> models = new ConcurrentSkipListMap<>();
    private final VersionLoader loader;
    private final ModelMeters meters;
    private final Clock clock;
    private volatile String behind = "the registry has not been read yet: waiting for Kafka";

    ModelRepository(ArtifactStore artifacts, ModelMeters meters, Clock clock) {
        this.loader = new VersionLoader(artifacts);
        this.meters = meters;
        this.clock = clock;
    }

    void register(ModelVersion version) {
        model(version.model()).add(new ServedVersion(version, loader, meters, clock));
    }

    void move(AliasMoved moved) {
        model(moved.model()).move(moved);
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

    /** What is known of every version of every model. */
    public List<IndexEntry> index() {
        return models.values().stream()
                .flatMap(model -> model.versions().stream())
                .map(version -> new IndexEntry(
                        version.registered().model(),
                        version.registered().version(),
                        version.loaded(),
                        version.reason()))
                .toList();
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
        var served = models.get(model);
        if (served == null) {
            return hasCaughtUp()
                    ? new Lookup.Unknown("model '" + model + "' is not known")
                    : new Lookup.Unavailable("model '" + model + "' is not known: " + reason());
        }
        return version.isPresent() ? numbered(served, model, version.getAsInt()) : champion(served);
    }

    /** Finds a version of a model as {@link #find} does, but only if it can be used without blocking. */
    public Optional<Lease> loaded(String model, OptionalInt version) {
        return Optional.ofNullable(models.get(model))
                .flatMap(served -> version.isPresent() ? served.version(version.getAsInt()) : served.champion())
                .flatMap(ServedVersion::lease);
    }

    private static Lookup champion(ServedModel model) {
        for (var champion = model.champion(); champion.isPresent(); champion = model.champion()) {
            var lease = champion.get().lease();
            if (lease.isPresent()) { // otherwise another one has just taken its place
                return new Lookup.Found(lease.get());
            }
        }
        return new Lookup.Unavailable(model.reason());
    }

    private Lookup numbered(ServedModel served, String model, int number) {
        var version = served.version(number);
        if (version.isEmpty()) {
            return new Lookup.Unknown("model '" + model + "' has no version " + number + ", it has " + versions(model));
        }
        while (version.get().load()) {
            var lease = version.get().lease();
            if (lease.isPresent()) { // otherwise it was unloaded in between
                return new Lookup.Found(lease.get());
            }
        }
        return new Lookup.Unavailable("model '" + model + "' version " + number + " cannot serve: "
                + version.get().reason());
    }
}
