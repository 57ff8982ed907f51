package io.cotejo.inference.model;

import io.cotejo.events.artifact.ArtifactStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** Makes the repository, follows the registry while the service runs, and frees the sessions after the last request. */
@Singleton
class ModelLifecycle {
    /** After whoever finishes the requests that were accepted. */
    private static final int LAST = 3000;

    private final ModelRepository repository;
    private final RegistryFollower follower;
    private final Thread thread;

    ModelLifecycle(
            @Identifier("default-kafka-broker") Map<String, Object> kafka, ModelConfig config, MeterRegistry registry) {
        var meters = new ModelMeters(registry);
        var budget = new MemoryBudget(config.inference().memoryBudget().asLongValue());
        repository = new ModelRepository(new ArtifactStore(config.artifacts()), meters, Clock.systemUTC(), budget);
        meters.watch(repository);
        follower = new RegistryFollower(kafka, config.topicPrefix(), repository);
        thread = Thread.ofPlatform().name("registry").daemon().unstarted(follower);
    }

    @Produces
    @Singleton
    ModelRepository repository() {
        return repository;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes @Priority(LAST) ShutdownEvent event) throws InterruptedException {
        follower.stop(thread);
        thread.join();
        repository.close();
    }
}
