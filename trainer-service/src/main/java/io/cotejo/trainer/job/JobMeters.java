package io.cotejo.trainer.job;

import io.cotejo.trainer.run.Ending;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

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

    JobMeters(MeterRegistry registry) {
        this.registry = registry;
        for (var ending : Ending.values()) {
            jobs(word(ending)); // visible at zero, so that rates are right from the first one on
        }
        jobs("rejected");
    }

    void ended(Ending ending) {
        jobs(word(ending)).increment();
    }

    void putAside(String topic, Reason reason) {
        jobs("rejected").increment();
        Counter.builder("cotejo.deadletter.events")
                .description("Records put aside because they could not be handled")
                .tag("topic", topic)
                .tag("reason", word(reason))
                .register(registry)
                .increment();
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
