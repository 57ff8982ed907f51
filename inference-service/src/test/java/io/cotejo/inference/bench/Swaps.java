package io.cotejo.inference.bench;

import static org.awaitility.Awaitility.await;

import io.cotejo.inference.testing.Client;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.Registry;
import io.cotejo.inference.testing.Service;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Moves {@code champion} to and fro between two versions, evenly over the soak's requests. */
final class Swaps implements Runnable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOADING = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(5);
    private static final String REQUEST = Client.inferRequest(LinearModel.favouring(0), 1, new byte[784]);

    private final Client client;
    private final Registry registry;
    private final int swaps;
    private final long distance;
    private final LongSupplier sent;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicLong asked = new AtomicLong();

    Swaps(Service service, int swaps, long requests, LongSupplier sent) {
        client = service.client();
        registry = service.registry();
        this.swaps = swaps;
        distance = requests / Math.max(1, swaps);
        this.sent = sent;
    }

    @Override
    public void run() {
        while (done.get() < swaps) {
            long due = done.get() * distance;
            await().atMost(PATIENCE).pollInterval(POLL).until(() -> sent.getAsLong() >= due);
            int version = 2 - done.get() % 2;
            registry.crown(SoakTraffic.MODEL, version);
            await().atMost(LOADING).pollInterval(POLL).until(() -> champion() == version);
            done.incrementAndGet();
        }
    }

    private int champion() {
        var reply = client.post("/v2/models/" + SoakTraffic.MODEL + "/versions/champion/infer", REQUEST);
        asked.incrementAndGet();
        if (reply.status() != 200) {
            throw new IllegalStateException("during a swap: " + reply.status() + " " + reply.text());
        }
        return reply.json().path("model_version").asInt();
    }

    int done() {
        return done.get();
    }

    /** How many predictions were asked for in order to see which version serves. */
    long asked() {
        return asked.get();
    }
}
