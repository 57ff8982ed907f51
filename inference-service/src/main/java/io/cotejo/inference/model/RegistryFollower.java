package io.cotejo.inference.model;

import io.cotejo.events.AliasMoved;
import io.cotejo.events.EventJson;
import io.cotejo.events.ModelVersion;
import io.cotejo.events.Topic;
import io.cotejo.events.TrafficSet;
import io.cotejo.events.UnreadableEventException;
import io.cotejo.events.kafka.TopicAdmin;
import io.cotejo.events.kafka.TopicReader;
import io.cotejo.events.trace.Spans;
import io.cotejo.events.trace.TraceContext;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Tells the repository what the registry's topics say, from their beginning, until it is stopped. Whatever is
 * thrown, it begins again; what it tells twice changes nothing.
 */
final class RegistryFollower implements Runnable {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Map<String, Object> QUICK_TO_NOTICE = Map.of(
            "default.api.timeout.ms", 10_000,
            "request.timeout.ms", 5_000,
            "reconnect.backoff.max.ms", 1_000);

    private final Map<String, Object> kafka;
    private final String prefix;
    private final ModelRepository repository;
    private volatile boolean stopped;
    private volatile @Nullable TopicReader reader;
    private boolean away;
    private String lastFault = "";

    /** Takes Kafka's client configuration, and the prefix of the topics' names. */
    RegistryFollower(Map<String, Object> kafka, String prefix, ModelRepository repository) {
        this.kafka = new HashMap<>(QUICK_TO_NOTICE);
        this.kafka.putAll(kafka);
        this.prefix = prefix;
        this.repository = repository;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                try {
                    follow();
                } catch (KafkaException e) {
                    report(e);
                } catch (RuntimeException | LinkageError e) {
                    fallBehind(e);
                }
                if (!stopped) {
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says it once, not at every try. */
    private void fallBehind(Throwable fault) {
        var reason = "the registry is not followed, models stay as they are: " + fault;
        if (!reason.equals(lastFault)) {
            lastFault = reason;
            Log.errorf(fault, "%s; trying again every %d s", reason, PAUSE.toSeconds());
        }
        repository.fellBehind(reason);
    }

    /** Makes it end soon. An open reader is woken and not interrupted, so that it closes in good order. */
    void stop(Thread runner) {
        stopped = true;
        var open = reader;
        if (open == null) {
            runner.interrupt();
        } else {
            open.wakeup();
        }
    }

    private void follow() {
        try (var admin = Admin.create(kafka)) {
            new TopicAdmin(admin, prefix).createMissing();
        }
        var topics = List.of(Topic.VERSIONS.name(prefix), Topic.ALIASES.name(prefix), Topic.TRAFFIC.name(prefix));
        try (var opened = new TopicReader(kafka, topics)) {
            reader = opened;
            opened.readToEnd(this::tell);
            repository.caughtUp();
            Log.infof("read the registry, following topics=%s", topics);
            away = false;
            while (!stopped) {
                repository.settle();
                opened.read(PATIENCE, this::tell);
            }
        } finally {
            reader = null;
        }
    }

    private void tell(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            if (record.topic().equals(Topic.VERSIONS.name(prefix))) {
                forget(record.key());
            }
            return;
        }
        try {
            if (record.topic().equals(Topic.VERSIONS.name(prefix))) {
                register(EventJson.read(record.value(), ModelVersion.class), TraceContext.of(record.headers()));
            } else if (record.topic().equals(Topic.TRAFFIC.name(prefix))) {
                repository.set(EventJson.read(record.value(), TrafficSet.class));
            } else {
                repository.move(EventJson.read(record.value(), AliasMoved.class));
            }
        } catch (UnreadableEventException e) {
            Log.warnf(
                    "left out an unreadable record topic=%s partition=%d offset=%d: %s",
                    record.topic(), record.partition(), record.offset(), e.getMessage());
        }
    }

    /** A version was deleted; its key is model/version. */
    private void forget(@Nullable String key) {
        int slash = key == null ? -1 : key.lastIndexOf('/');
        if (key != null && slash > 0 && key.substring(slash + 1).matches("[0-9]{1,9}")) {
            repository.forget(key.substring(0, slash), Integer.parseInt(key.substring(slash + 1)));
        }
    }

    private void register(ModelVersion version, Optional<TraceContext> carried) {
        try (var _ = Spans.enter(
                carried.orElseGet(() -> TraceContext.of(version.export().runId())))) {
            repository.register(version);
        }
    }

    /** Says it once, not at every try. */
    private void report(KafkaException cause) {
        if (!away && !stopped) {
            away = true;
            Log.warnf(
                    "cannot follow the registry, models stay as they are; trying again until Kafka answers"
                            + " bootstrap.servers=%s: %s",
                    kafka.get("bootstrap.servers"), cause.getMessage());
        }
    }
}
