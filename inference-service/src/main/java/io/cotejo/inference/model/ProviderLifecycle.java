package io.cotejo.inference.model;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Chooses the provider at start, before any model is loaded, and tells which it is. */
@Singleton
class ProviderLifecycle {
    private static final int FIRST = 100;

    private final ProviderConfig config;
    private final MeterRegistry registry;

    ProviderLifecycle(ProviderConfig config, MeterRegistry registry) {
        this.config = config;
        this.registry = registry;
    }

    void choose(@Observes @Priority(FIRST) StartupEvent event) {
        var choice = ProviderChoice.of(config.provider(), CudaCheck::obstacle);
        ProviderChoice.use(choice);
        Log.infof("models are computed with provider=%s: %s", choice.provider().label(), choice.reason());
        Gauge.builder("cotejo.inference.provider.info", () -> 1)
                .description("1 for the provider that models are computed with")
                .tag("provider", choice.provider().label())
                .register(registry);
    }
}
