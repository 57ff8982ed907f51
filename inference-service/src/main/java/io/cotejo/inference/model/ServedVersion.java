package io.cotejo.inference.model;

import io.cotejo.events.ModelVersion;
import io.cotejo.inference.model.LoadResult.Refused;
import io.cotejo.inference.model.LoadResult.Verified;
import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One version of a model, loaded or not. Safe for use by several threads; only one at a time loads it. */
final class ServedVersion {
    /** How long a refusal stands before the files are looked at again. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ModelVersion registered;
    private final VersionLoader loader;
    private final ModelMeters meters;
    private final Clock clock;
    private final VersionTrace trace;
    private final VersionStatistics statistics;
    private volatile State state = new Idle();
    private volatile long lastUsedMillis;

    private sealed interface State {}

    private record Idle() implements State {}

    private record Loaded(OnnxClassifier classifier, Runner runner, VersionMeters measured) implements State {}

    private record Retired() implements State {}

    private record Failed(Refused refusal, Instant at) implements State {}

    ServedVersion(ModelVersion registered, VersionLoader loader, ModelMeters meters, Clock clock) {
        this.registered = registered;
        this.loader = loader;
        this.meters = meters;
        this.clock = clock;
        trace = new VersionTrace(registered);
        statistics = new VersionStatistics(clock);
    }

    ModelVersion registered() {
        return registered;
    }

    boolean loaded() {
        return state instanceof Loaded;
    }

    /** True if it failed its check in a way that cannot pass. */
    boolean refusedForGood() {
        return state instanceof Failed(var refusal, var _) && !refusal.fault().mayPass();
    }

    /** Why it cannot be used; empty if it is loaded. */
    String reason() {
        return switch (state) {
            case Idle() -> "not loaded; it is loaded when it is first asked for";
            case Loaded _ -> "";
            case Failed(var refusal, var at) -> refusal.reason();
            case Retired() -> "was deleted";
        };
    }

    /** What it takes of the memory that is not the JVM's heap; 0 if it is not loaded. */
    long bytes() {
        return state instanceof Loaded loaded ? loaded.classifier().bytes() : 0;
    }

    /** When it was asked for last, in milliseconds since 1970; 0 if never. */
    long lastUsedMillis() {
        return lastUsedMillis;
    }

    /** What it has done so far. */
    StatisticsEntry statistics() {
        return statistics.entry(registered.model(), registered.version());
    }

    /** The right to use it, if it is loaded. */
    Optional<Lease> lease() {
        lastUsedMillis = clock.millis();
        return state instanceof Loaded(var classifier, var runner, var measured) && classifier.retain()
                ? Optional.of(new Lease(registered, classifier, runner, measured, trace))
                : Optional.empty();
    }

    /** Loads it unless it is loaded, or was refused for good or just now. True if it is loaded afterwards. */
    synchronized boolean load() {
        switch (state) {
            case Loaded _ -> {}
            case Retired() -> {}
            case Idle() -> tryToLoad();
            case Failed(var refusal, var at) -> {
                if (refusal.fault().mayPass() && !clock.instant().isBefore(at.plus(PATIENCE))) {
                    tryToLoad();
                }
            }
        }
        return loaded();
    }

    /** Like {@link #load}, but tries again at once what failed just now for a reason that may pass. */
    synchronized boolean loadNow() {
        if (state instanceof Failed(var refusal, var at) && refusal.fault().mayPass()) {
            tryToLoad();
            return loaded();
        }
        return load();
    }

    private void tryToLoad() {
        var begun = clock.instant();
        long start = System.nanoTime();
        switch (loader.load(registered.export())) {
            case Verified(var classifier, var pace) -> {
                meters.loaded(System.nanoTime() - start);
                try (var _ = trace.load(begun)) {
                    Log.infof(
                            "verified and loaded model=%s version=%d row=%d µs",
                            registered.model(), registered.version(), pace.rowNanos() / 1_000);
                }
                var measured = meters.of(registered, statistics);
                state = new Loaded(classifier, new Runner(classifier, pace, measured), measured);
            }
            case Refused refusal -> {
                meters.refused(registered.model(), refusal.fault());
                if (!refusal.reason().equals(reason())) { // it is said once, not at every try
                    try (var span = trace.load(begun)) {
                        span.failed(refusal.reason());
                        report(refusal);
                    }
                }
                state = new Failed(refusal, clock.instant());
            }
        }
    }

    private void report(Refused refusal) {
        var message = "does not serve model=%s version=%d: %s"
                .formatted(registered.model(), registered.version(), refusal.reason());
        if (refusal.fault().mayPass()) {
            Log.warn(message + "; trying again every " + PATIENCE.toSeconds() + " s");
        } else {
            Log.error(message);
        }
    }

    /** Lets go of it for good. */
    synchronized void retire() {
        unload();
        state = new Retired();
    }

    /** Lets go of its memory as soon as its last user has finished. */
    synchronized void unload() {
        if (state instanceof Loaded loaded) {
            state = new Idle();
            loaded.classifier().release();
        }
    }
}
