package io.cotejo.inference.async;

import io.cotejo.events.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** What is measured about requests that come over Kafka. */
final class AsyncMeters {
    private final MeterRegistry registry;
    private final AtomicInteger waiting = new AtomicInteger();

    AsyncMeters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("cotejo.inference.async.waiting.partitions", waiting, AtomicInteger::get)
                .description("partitions of requests that wait for a model that cannot be used now")
                .strongReference(true)
                .register(registry);
    }

    /** Counts a request whose reply is sent. */
    void sent(Reply reply) {
        Counter.builder("cotejo.inference.async.records")
                .description("requests over Kafka that were answered or put aside")
                .tag("outcome", reply.outcome())
                .register(registry)
                .increment();
        switch (reply) {
            case Reply.Answered _ -> {}
            case Reply.PutAside(var reason, var _) -> letters(reason).increment();
        }
    }

    private Counter letters(Reply.Reason reason) {
        return Counter.builder("cotejo.deadletter.events")
                .description("Records put aside because they could not be handled")
                .tag("topic", Topic.REQUESTS.name().toLowerCase(Locale.ROOT))
                .tag("reason", reason.label())
                .register(registry);
    }

    void waiting(int partitions) {
        waiting.set(partitions);
    }
}
