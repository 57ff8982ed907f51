package io.cotejo.inference.protocol;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import jakarta.inject.Singleton;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * One event loop a core, where Quarkus would take two, unless it is told a number. What a loop gathers in one wake-up is
 * one run of a small model: half as many loops make runs twice as large.
 */
@Singleton
class EventLoops implements VertxOptionsCustomizer {
    private final OptionalInt chosen;

    EventLoops(@ConfigProperty(name = "quarkus.vertx.event-loops-pool-size") OptionalInt chosen) {
        this.chosen = chosen;
    }

    @Override
    public void accept(VertxOptions options) {
        if (chosen.isEmpty()) {
            options.setEventLoopPoolSize(Runtime.getRuntime().availableProcessors());
        }
    }
}
