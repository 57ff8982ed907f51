package io.cotejo.metrics.projection;

import io.cotejo.events.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What the projection counts. */
public final class ProjectionMeters {
    private final MeterRegistry registry;
    private final AtomicLong lagRecords = new AtomicLong();
    private final AtomicInteger following = new AtomicInteger();

    public ProjectionMeters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("cotejo.projection.lag.records", lagRecords, AtomicLong::get)
                .description("Records in the topics that are not in the database yet")
                .register(registry);
        Gauge.builder("cotejo.projection.following", following, AtomicInteger::get)
                .description("1 if this instance follows the topics, else 0")
                .register(registry);
    }

    /** Makes the counters of these topics visible at zero, so that rates are right from the first one on. */
    void begin(Collection<Topic> topics) {
        for (var topic : topics) {
            for (var reason : DeadLetterReason.values()) {
                deadLetters(topic, reason);
            }
        }
    }

    /** Whether this instance follows the topics now, be it far behind. */
    void following(boolean now) {
        following.set(now ? 1 : 0);
    }

    /** Events were folded; of these, {@code overtaken} changed nothing, since a higher attempt had been seen. */
    void folded(Topic topic, int events, int overtaken) {
        count(topic, "folded").increment(events - overtaken);
        count(topic, "overtaken").increment(overtaken);
    }

    /** A record went to the dead letters. */
    void buried(Topic topic, DeadLetterReason reason) {
        count(topic, "dead").increment();
        deadLetters(topic, reason).increment();
    }

    /** So many records wait in Kafka. */
    void lag(long records) {
        lagRecords.set(records);
    }

    private Counter count(Topic topic, String outcome) {
        return Counter.builder("cotejo.events")
                .description("Events read from the topics")
                .tag("type", tag(topic))
                .tag("outcome", outcome)
                .register(registry);
    }

    private Counter deadLetters(Topic topic, DeadLetterReason reason) {
        return Counter.builder("cotejo.deadletter.events")
                .description("Records that could not be folded")
                .tag("topic", tag(topic))
                .tag("reason", reason.tag())
                .register(registry);
    }

    private static String tag(Topic topic) {
        return topic.name().toLowerCase(Locale.ROOT);
    }
}
