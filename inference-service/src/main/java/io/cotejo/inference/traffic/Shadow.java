package io.cotejo.inference.traffic;

import io.cotejo.events.TrafficSet;
import io.cotejo.inference.model.InferenceFailedException;
import io.cotejo.inference.model.Lease;
import io.cotejo.inference.model.ModelRepository;
import io.cotejo.inference.model.Pixels;
import io.cotejo.inference.model.Scores;
import io.cotejo.inference.traffic.ShadowMeters.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;

/**
 * Has the challenger classify what the champion has answered, on a thread of its own, and counts where the two agree. The
 * caller never waits: what is too much is dropped, and counted.
 */
@Singleton
public class Shadow {
    /** After the requests, before the sessions are freed. */
    private static final int BETWEEN = 2000;

    private static final int MOST_WAITING = 1024;
    private static final long MOST_BYTES_WAITING = 16 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ModelRepository repository;
    private final ShadowMeters meters;
    private final DoubleSupplier random;
    private final AtomicLong bytesWaiting = new AtomicLong();
    private final ThreadPoolExecutor worker;

    @Inject
    Shadow(ModelRepository repository, MeterRegistry registry) {
        this(repository, registry, () -> ThreadLocalRandom.current().nextDouble(), worker(MOST_WAITING));
    }

    Shadow(ModelRepository repository, MeterRegistry registry, DoubleSupplier random, ThreadPoolExecutor worker) {
        this.repository = repository;
        this.random = random;
        this.worker = worker;
        meters = new ShadowMeters(registry);
    }

    /** One thread, and so many that wait for it. */
    static ThreadPoolExecutor worker(int mostWaiting) {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(mostWaiting),
                Thread.ofPlatform().name("shadow").daemon().factory());
    }

    /**
     * True if what a version answers is to be offered: for the share that was set of what the champion answers. To be asked
     * once for each request that names no version.
     */
    public boolean wants(Lease lease) {
        var model = lease.version().model();
        double share = repository.split(model).shadow();
        return share > 0 && random.getAsDouble() < share && hasOther(model, lease);
    }

    private boolean hasOther(String model, Lease lease) {
        return repository
                .standsFor(model, TrafficSet.CHALLENGER)
                .filter(version -> version != lease.version().version())
                .isPresent();
    }

    /** Offers what the champion has answered. The array of the images may be used again afterwards. */
    public void offer(Lease champion, Pixels images, Scores scores) {
        int bytes = Mirrored.bytes(champion, images);
        boolean room = bytesWaiting.addAndGet(bytes) <= MOST_BYTES_WAITING
                && worker.getQueue().remainingCapacity() > 0;
        if (room && handed(Mirrored.of(champion, images, scores))) {
            return;
        }
        bytesWaiting.addAndGet(-bytes);
        meters.count(champion.version().model(), Outcome.DROPPED, images.rows());
    }

    private boolean handed(Mirrored mirrored) {
        try {
            worker.execute(() -> {
                bytesWaiting.addAndGet(-mirrored.bytes());
                compare(mirrored);
            });
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private void compare(Mirrored mirrored) {
        var challenger = repository.loaded(mirrored.model(), TrafficSet.CHALLENGER);
        if (challenger.isEmpty()) {
            meters.count(mirrored.model(), Outcome.DROPPED, mirrored.rows());
            return;
        }
        try (var lease = challenger.get()) {
            compare(mirrored, lease);
        } catch (InferenceFailedException | IllegalArgumentException e) {
            meters.count(mirrored.model(), Outcome.FAILED, mirrored.rows());
            Log.debugf("the challenger could not classify model=%s: %s", mirrored.model(), e.getMessage());
        } catch (RuntimeException e) {
            meters.count(mirrored.model(), Outcome.FAILED, mirrored.rows());
            Log.errorf(e, "the challenger could not classify model=%s", mirrored.model());
        }
    }

    private void compare(Mirrored mirrored, Lease challenger) {
        if (challenger.version().version() == mirrored.version()) { // an alias was moved meanwhile
            meters.count(mirrored.model(), Outcome.DROPPED, mirrored.rows());
            return;
        }
        int agreed = mirrored.agreed(challenger);
        meters.count(mirrored.model(), Outcome.AGREED, agreed);
        meters.count(mirrored.model(), Outcome.DISAGREED, mirrored.rows() - agreed);
    }

    void stop(@Observes @Priority(BETWEEN) ShutdownEvent event) throws InterruptedException {
        worker.shutdownNow();
        if (!worker.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            Log.warn("stopping though the challenger still classifies");
        }
    }
}
