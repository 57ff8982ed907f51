package io.cotejo.metrics.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.database.DatabaseException;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Tells listeners what changes. One thread asks the database for all of them, and only while there are any; so it is of
 * no account which instance folds. What is told may be told twice, and is never left out: where there is too much to tell
 * one by one, a listener is told to read anew.
 */
public final class LiveStream implements AutoCloseable {
    private final Changes changes;
    private final ObjectMapper json;
    private final int mostClients;
    private final AtomicInteger clients = new AtomicInteger();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-stream").factory());

    // these two are the thread's alone
    private final Set<Listener> listeners = new LinkedHashSet<>();
    private @Nullable Position position;

    /** Begins at once. */
    public LiveStream(Database database, ObjectMapper json, StreamConfig config) {
        this.changes = new Changes(database);
        this.json = json;
        this.mostClients = config.maxClients();
        every(config.poll(), this::advance);
        every(config.heartbeat(), () -> List.copyOf(listeners).forEach(Listener::heartbeat));
    }

    /**
     * Begins to tell a client what changes, until it {@linkplain #leave leaves}.
     *
     * @param stood where it stood before, to go on from there if that can be done
     * @throws TooManyClientsException if there is no place for it
     */
    void join(Listener listener, Optional<Position> stood) {
        if (clients.incrementAndGet() > mostClients) {
            clients.decrementAndGet();
            throw new TooManyClientsException(mostClients);
        }
        if (!onThread(() -> begin(listener, stood))) {
            listener.end();
        }
    }

    /** Forgets a client that had joined. */
    void leave(Listener listener) {
        clients.decrementAndGet();
        if (!onThread(() -> listeners.remove(listener))) {
            Log.debug("A client leaves after the end");
        }
    }

    private void begin(Listener listener, Optional<Position> stood) {
        try {
            advance();
            var now = position == null ? changes.now() : position;
            position = now;
            var missed = stood.filter(earlier -> earlier.leadsTo(now));
            missed.ifPresent(earlier -> tell(List.of(listener), earlier, now));
            listener.send(Frame.ready(now, missed.isPresent()));
            listeners.add(listener);
        } catch (RuntimeException e) {
            listener.end();
            throw e;
        }
    }

    /** Tells what has changed since the last time. */
    private void advance() {
        if (listeners.isEmpty()) {
            position = null;
            return;
        }
        var last = position;
        var now = changes.now();
        if (last == null || !last.leadsTo(now)) {
            List.copyOf(listeners).forEach(listener -> listener.send(Frame.ready(now, false)));
        } else if (!last.equals(now)) {
            tell(List.copyOf(listeners), last, now);
        }
        position = now;
    }

    private void tell(List<Listener> to, Position from, Position until) {
        var telling = Telling.of(changes.between(from, until), until, json);
        to.forEach(listener -> telling.to(listener.interest()).forEach(listener::send));
    }

    private void every(Duration period, Runnable task) {
        long nanos = period.toNanos();
        var _ = thread.scheduleWithFixedDelay(() -> withoutFail(task), nanos, nanos, TimeUnit.NANOSECONDS);
    }

    private boolean onThread(Runnable task) {
        try {
            thread.execute(() -> withoutFail(task));
            return true;
        } catch (RejectedExecutionException e) { // closed
            return false;
        }
    }

    private static void withoutFail(Runnable task) {
        try {
            task.run();
        } catch (DatabaseException e) {
            Log.debugf("Changes are not told, the database is away reason=\"%s\"", e.getMessage());
        } catch (RuntimeException e) { // a task that throws is not run again
            Log.error("Changes could not be told", e);
        }
    }

    /** Ends every client's connection. */
    @Override
    public void close() {
        if (onThread(() -> List.copyOf(listeners).forEach(Listener::end))) {
            thread.shutdown();
        }
    }
}
