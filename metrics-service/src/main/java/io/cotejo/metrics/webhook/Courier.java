package io.cotejo.metrics.webhook;

import io.cotejo.metrics.database.DatabaseException;
import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Delivers what waits for one webhook, one after the other, until it is stopped; a slow one holds up no other. */
final class Courier implements Runnable {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int LONGEST_REASON = 500;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private final Webhook webhook;
    private final Deliveries deliveries;
    private final Post post;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean away;
    private boolean failing;

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
        } catch (RuntimeException e) { // the thread goes on, whatever it is
            Log.errorf(e, "Delivery was interrupted, going on webhook=%s", webhook.name());
        }
    }

    /** Tells whether there was one. */
    boolean deliverNext() {
        var next = deliveries.take(webhook.name(), clock.instant());
        next.ifPresent(this::deliver);
        return next.isPresent();
    }

    private void deliver(Deliveries.Delivery delivery) {
        var failure = send(delivery);
        if (failure.isEmpty()) {
            deliveries.delivered(webhook.name(), delivery, clock.instant());
            if (failing) {
                failing = false;
                Log.infof("Webhook is told again webhook=%s", webhook.name());
            }
        } else {
            fail(delivery, failure.get());
        }
    }

    private Optional<String> send(Deliveries.Delivery delivery) {
        try {
            return post.send(webhook, delivery);
        } catch (RuntimeException e) { // one that cannot be sent holds up no other
            Log.errorf(e, "Delivery cannot be sent webhook=%s event=%s", webhook.name(), delivery.eventId());
            return Optional.of("cannot be sent: " + e);
        }
    }

    private void fail(Deliveries.Delivery delivery, String why) {
        var reason = plain(why);
        var now = clock.instant();
        var again = Backoff.after(delivery.attempt()).map(now::plus).orElse(null);
        deliveries.failed(webhook.name(), delivery, reason, now, again);
        if (again == null) {
            Log.errorf(
                    "Delivery is given up webhook=%s event=%s attempts=%d reason=\"%s\"",
                    webhook.name(), delivery.eventId(), delivery.attempt(), reason);
        } else if (!failing) { // said once, not at every try
            failing = true;
            Log.warnf(
                    "Webhook is not told, trying again webhook=%s event=%s reason=\"%s\"",
                    webhook.name(), delivery.eventId(), reason);
        }
    }

    /** What the peer said may be in it: short, and without what a database or a terminal does not take. */
    private static String plain(String text) {
        var cut = text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) : text;
        return UNPRINTABLE.matcher(cut).replaceAll("?");
    }
}
