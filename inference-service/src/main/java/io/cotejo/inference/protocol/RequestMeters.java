package io.cotejo.inference.protocol;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.IntSupplier;

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
    private final Timer queue;

    RequestMeters(MeterRegistry registry, IntSupplier pending) {
        this.registry = registry;
        Gauge.builder("cotejo.inference.pending.requests", pending::getAsInt)
                .description("requests that wait for a model or are being computed")
                .register(registry);
        queue = Timer.builder("cotejo.inference.queue.duration")
                .description("time that a request waited for a thread")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** A request waited so long until it was taken up. */
    void waited(long nanos) {
        queue.record(Duration.ofNanos(nanos));
    }

    /** Counts a request; the model is one that the registry knows, or {@code unknown}, never what a client made up. */
    void answered(String model, Answer answer, long nanos) {
        var number = answer.version();
        var version = number == null ? "none" : Integer.toString(number);
        Counter.builder("cotejo.inference.requests")
                .description("requests for predictions")
                .tags("model", model, "version", version, "outcome", outcome(answer.status()))
                .register(registry)
                .increment();
        Timer.builder("cotejo.inference.request.duration")
                .description("time from a request's first byte to its answer")
                .tags("model", model, "version", version)
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(Duration.ofNanos(nanos));
    }

    private static String outcome(int status) {
        return switch (status) {
            case 200 -> "success";
            case 404 -> "unknown";
            case 429 -> "overloaded";
            case 503 -> "unavailable";
            default -> status < 500 ? "rejected" : "failed";
        };
    }
}
