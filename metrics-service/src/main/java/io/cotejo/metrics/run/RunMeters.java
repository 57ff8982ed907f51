package io.cotejo.metrics.run;

import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.database.DatabaseException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Counts the runs that wait and those in training, every few seconds and not when asked, so that a database that is away
 * does not hold up whoever reads the other figures.
 */
@ApplicationScoped
class RunMeters {
    private static final int PERIOD_SECONDS = 5;

    private final UnfinishedRuns runs;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("run-meters").factory());
    private volatile Map<String, Long> counts = Map.of();
    private volatile boolean known;

    RunMeters(Database database, MeterRegistry registry) {
        runs = new UnfinishedRuns(database);
        for (var status : List.of("queued", "running")) {
            Gauge.builder("cotejo.runs", () -> known ? counts.getOrDefault(status, 0L) : Double.NaN)
                    .description("Runs that have not ended, as the database knows them")
                    .tag("status", status)
                    .register(registry);
        }
    }

    void start(@Observes StartupEvent started) {
        var _ = timer.scheduleWithFixedDelay(this::count, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent stopping) {
        timer.shutdownNow();
    }

    private void count() {
        try {
            counts = runs.byStatus();
            known = true;
        } catch (DatabaseException e) {
            known = false; // the projection says why
            Log.debug("The runs cannot be counted", e);
        }
    }
}
