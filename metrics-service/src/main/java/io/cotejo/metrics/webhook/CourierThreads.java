package io.cotejo.metrics.webhook;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;

/** Runs one courier for each webhook beside the service, from its start to its end. */
@ApplicationScoped
class CourierThreads {
    private final Post post = new Post(Clock.systemUTC());
    private final List<Courier> couriers;
    private final Leftovers leftovers;

    CourierThreads(Webhooks webhooks, Deliveries deliveries) {
        couriers = webhooks.all().stream()
                .map(webhook -> new Courier(webhook, deliveries, post, Clock.systemUTC()))
                .toList();
        leftovers = new Leftovers(webhooks, deliveries, Clock.systemUTC());
    }

    void start(@Observes StartupEvent started) {
        couriers.forEach(courier -> Thread.ofVirtual().name("webhook").start(courier));
        Thread.ofVirtual().name("webhook-leftovers").start(leftovers);
    }

    void stop(@Observes ShutdownEvent stopping) {
        couriers.forEach(Courier::stop);
        leftovers.stop();
        post.close();
    }
}
