package io.cotejo.inference.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Many connections, served by the one thread that runs them. */
final class Callers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Selector selector = Selector.open();
    private final List<Caller> callers = new ArrayList<>();

    Callers(InetSocketAddress server, int connections, Plan plan) throws IOException {
        for (int i = 0; i < connections; i++) {
            callers.add(new Caller(server, selector, plan));
        }
    }

    /**
     * Sends until the plan says that it is enough, and waits for the answers that are under way.
     *
     * @throws IllegalStateException if no answer comes within 30 seconds
     */
    void run() throws IOException {
        for (var caller : callers) {
            caller.begin();
        }
        while (!callers.stream().allMatch(Caller::idle)) {
            if (selector.select(Callers::goOn, PATIENCE.toMillis()) == 0) {
                throw new IllegalStateException("no answer within " + PATIENCE.toSeconds() + " s");
            }
        }
    }

    private static void goOn(SelectionKey key) {
        try {
            if (key.isValid() && key.attachment() instanceof Caller caller) {
                caller.ready();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (var caller : callers) {
            caller.close();
        }
        selector.close();
    }
}
