package io.cotejo.metrics.retention;

import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.database.DatabaseException;
import io.cotejo.metrics.deadletter.Letters;
import io.cotejo.metrics.feedback.SampledPredictions;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Deletes runs when they are too old, files that are left, and dead letters and predictions that Kafka has dropped. */
@ApplicationScoped
class Retention {
    private final RunDeletion deletion;
    private final RunFiles files;
    private final Letters letters;
    private final Database database;
    private final RetentionConfig config;
    private final Clock clock = Clock.systemUTC();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("retention").factory());

    Retention(RunDeletion deletion, RunFiles files, Letters letters, Database database, RetentionConfig config) {
        this.deletion = deletion;
        this.files = files;
        this.letters = letters;
        this.database = database;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        long nanos = config.every().toNanos();
        var _ = thread.scheduleWithFixedDelay(this::tidy, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    void stop(@Observes ShutdownEvent stopping) {
        thread.shutdown();
    }

    private void tidy() {
        try {
            deleteOlderThan(config.maxAge());
            files.sweep();
            letters.forgetOld();
            SampledPredictions.forgetOld(database, clock);
        } catch (DatabaseException | NotRestoredException e) {
            Log.debugf("Old runs are left for later reason=\"%s\"", e.getMessage());
        } catch (RuntimeException e) { // a task that throws is not run again
            Log.error("Old runs could not be deleted", e);
        }
    }

    private void deleteOlderThan(Optional<Duration> age) {
        age.ifPresent(most -> {
            var report =
                    deletion.delete(new Selection(null, null, clock.instant().minus(most)), false);
            if (!report.deleted().isEmpty()) {
                Log.infof(
                        "Old runs were deleted runs=%d kept=%d",
                        report.deleted().size(), report.kept().size());
            }
        });
    }
}
