package io.cotejo.metrics.webhook;

import io.cotejo.metrics.database.DatabaseException;
import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Delivers what waits for one webhook, one after the other, until it is stopped; a slow one holds up no other. */
final class Courier implements Runnable {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Webhook webhook;
    private final Deliveries deliveries;
    private final Post post;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean away;

    Courier(Webhook webhook, Deliveries deliveries, Post post, Clock clock) {
        this.webhook = webhook;
        this.deliveries = deliveries;
        this.post = post;
        this.clock = clock;
    }

    /** Makes {@link #run} return when the delivery it is at has been answered. */
    void stop() {
        stopped.countDown();
    }

    @Override
    public void run() {
        try {
            do {
                deliverAll();
            } while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliverAll() {
        try {
            while (stopped.getCount() > 0 && deliverNext()) {
                away = false;
            }
        } catch (DatabaseException e) {
            if (!away) { // said once, not at every try
                away = true;
                Log.warnf("Webhook waits for the database webhook=%s reason=\"%s\"", webhook.name(), e.getMessage());
            }
        }
    }

    /** Tells whether there was one. */
    boolean deliverNext() {
        var next = deliveries.take(webhook.name(), clock.instant());
        next.ifPresent(this::deliver);
        return next.isPresent();
    }

    private void deliver(Deliveries.Delivery delivery) {
        var failure = post.send(webhook, delivery);
        var now = clock.instant();
        if (failure.isEmpty()) {
            deliveries.delivered(webhook.name(), delivery, now);
            return;
        }
        var pause = Backoff.after(delivery.attempt());
        var reason = failure.get();
        deliveries.failed(
                webhook.name(), delivery, reason, now, pause.map(now::plus).orElse(null));
        if (pause.isPresent()) {
            Log.warnf(
                    "Webhook will be told again webhook=%s event=%s attempt=%d inSeconds=%d reason=\"%s\"",
                    webhook.name(),
                    delivery.eventId(),
                    delivery.attempt(),
                    pause.get().toSeconds(),
                    reason);
        } else {
            Log.errorf(
                    "Webhook is not told any more webhook=%s event=%s attempts=%d reason=\"%s\"",
                    webhook.name(), delivery.eventId(), delivery.attempt(), reason);
        }
    }
}
