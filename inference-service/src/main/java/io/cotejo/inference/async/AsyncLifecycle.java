package io.cotejo.inference.async;

import io.cotejo.inference.model.ModelConfig;
import io.cotejo.inference.model.ModelRepository;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;

/** Takes requests from Kafka while the service runs, on a thread of its own: it never has more than one core. */
@Singleton
class AsyncLifecycle {
    /** After the requests over REST, before the sessions are freed. */
    private static final int BETWEEN = 2000;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final boolean enabled;
    private final RequestConsumer consumer;
    private final Thread thread;

    AsyncLifecycle(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ModelConfig models,
            AsyncConfig config,
            ModelRepository repository,
            MeterRegistry registry) {
        enabled = config.enabled();
        long largest = config.maxRecordSize().asLongValue();
        consumer = new RequestConsumer(
                new RequestClients(kafka, models.topicPrefix(), config),
                () -> new Batch(repository, largest),
                new ReplyRecords(models.topicPrefix()),
                new AsyncMeters(registry));
        thread = Thread.ofPlatform().name("inference-async").daemon().unstarted(consumer);
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            thread.start();
        }
    }

    void stop(@Observes @Priority(BETWEEN) ShutdownEvent event) throws InterruptedException {
        consumer.stop();
        if (thread.isAlive() && !thread.join(PATIENCE)) {
            Log.warn("stopping though requests from Kafka are being computed; another instance will answer them");
        }
    }
}
