package io.cotejo.metrics.webhook;

import io.cotejo.metrics.database.DatabaseException;
import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Drops, once after the start, what waits for webhooks that are no longer configured. */
final class Leftovers implements Runnable {
    /** An instance with an older configuration may still deliver what is younger. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Leftovers(Webhooks webhooks, Deliveries deliveries, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    void stop() {
        stopped.countDown();
    }

    @Override
    public void run() {
        try {
            while (!drop() && !stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                Log.debug("Leftover deliveries wait for the database");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells whether the database was there. */
    private boolean drop() {
        var names = webhooks.all().stream().map(Webhook::name).toList();
        try {
            int dropped = deliveries.forget(names, clock.instant().minus(KEPT));
            if (dropped > 0) {
                Log.warnf("Deliveries to webhooks that are no longer configured are dropped deliveries=%d", dropped);
            }
            return true;
        } catch (DatabaseException e) {
            return false;
        }
    }
}
