package io.cotejo.trainer.job;

import io.cotejo.events.Topic;
import io.cotejo.trainer.run.Ending;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Counts what becomes of jobs. */
@ApplicationScoped
class JobMeters {
    /** Why a job was put aside. */
    enum Reason {
        /** Its bytes or its key cannot be read, or it is no job that can be trained. */
        INVALID,
        /** It was tried too often. */
        DELIVERIES
    }

    private final MeterRegistry registry;
    private final AtomicInteger running = new AtomicInteger();

    JobMeters(MeterRegistry registry) {
        this.registry = registry;
        for (var ending : Ending.values()) {
            jobs(word(ending)); // visible at zero, so that rates are right from the first one on
        }
        jobs("rejected");
        for (var reason : Reason.values()) {
            deadLetters(reason);
        }
        Gauge.builder("cotejo.trainer.running.jobs", running, AtomicInteger::get)
                .description("Jobs in training here")
                .register(registry);
    }

    /** Counts a job as running for as long as it does, and then as what became of it. */
    Ending during(Supplier<Ending> job) {
        running.incrementAndGet();
        try {
            var ending = job.get();
            jobs(word(ending)).increment();
            return ending;
        } finally {
            running.decrementAndGet();
        }
    }

    void putAside(Reason reason) {
        jobs("rejected").increment();
        deadLetters(reason).increment();
    }

    private Counter deadLetters(Reason reason) {
        return Counter.builder("cotejo.deadletter.events")
                .description("Records put aside because they could not be handled")
                .tag("topic", word(Topic.JOBS))
                .tag("reason", word(reason))
                .register(registry);
    }

    private Counter jobs(String outcome) {
        return Counter.builder("cotejo.jobs")
                .description("Jobs taken from the queue, by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
