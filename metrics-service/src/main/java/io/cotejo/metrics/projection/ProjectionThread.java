package io.cotejo.metrics.projection;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Runs the projection beside the service, from its start to its end. */
@ApplicationScoped
class ProjectionThread {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Projection projection;
    private final Thread thread;

    ProjectionThread(Projection projection) {
        this.projection = projection;
        this.thread = new Thread(projection, "projection");
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        projection.stop();
        thread.join(PATIENCE);
    }
}
