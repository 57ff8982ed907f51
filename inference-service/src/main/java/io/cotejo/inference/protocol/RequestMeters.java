package io.cotejo.inference.protocol;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is measured about requests for predictions. */
final class RequestMeters {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry registry;
    private final Predicate<String> known;
    private final Timer queue;
    private final Map<Labels, Ended> ended = new ConcurrentHashMap<>();

    private record Labels(String model, @Nullable Integer version, Outcome outcome) {}

    private record Ended(Counter requests, Timer duration) {}

    /**
     * Registers the meters.
     *
     * @param pending how many requests are admitted and not answered
     * @param known true for the models that the registry knows: labels are never what a client made up
     */
    RequestMeters(MeterRegistry registry, IntSupplier pending, Predicate<String> known) {
        this.registry = registry;
        this.known = known;
        Gauge.builder("cotejo.inference.pending.requests", pending::getAsInt)
                .description("requests that wait for a model or are being computed")
                .register(registry);
        queue = Timer.builder("cotejo.inference.queue.duration")
                .description("time that a request waited for its turn, once it was read")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** A request waited so long until its model was run, or it was given up. */
    void waited(long nanos) {
        queue.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Counts a request, with the version that served it, if one did. */
    void answered(@Nullable String model, @Nullable Integer version, Outcome outcome, long nanos) {
        var name = model != null && known.test(model) ? model : "unknown";
        var meters = ended.computeIfAbsent(new Labels(name, version, outcome), this::register);
        meters.requests.increment();
        meters.duration.record(nanos, TimeUnit.NANOSECONDS);
    }

    private Ended register(Labels labels) {
        var served = labels.version == null ? "none" : Integer.toString(labels.version);
        return new Ended(
                Counter.builder("cotejo.inference.requests")
                        .description("requests for predictions")
                        .tags("model", labels.model, "version", served, "outcome", labels.outcome.label())
                        .register(registry),
                Timer.builder("cotejo.inference.request.duration")
                        .description("time from a request's first byte to its answer")
                        .tags("model", labels.model, "version", served)
                        .serviceLevelObjectives(BUCKETS)
                        .register(registry));
    }
}
