package io.cotejo.cli.stack;

import io.cotejo.embedded.EmbeddedException;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Parts that are started and stopped side by side. Thread-safe. */
final class Parts {
    private final List<Part> all = new CopyOnWriteArrayList<>();
    private final ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor();

    Stream<Part> stream() {
        return all.stream();
    }

    /**
     * Starts parts and waits until all are ready; the first that fails ends the waiting, not the starting of the others.
     *
     * @param ready told of each part that is ready, at once
     * @throws EmbeddedException if one cannot be had, or {@link #stop} was called
     */
    void start(List<Part> parts, Consumer<Part> ready) {
        try {
            var starts = begin(parts);
            for (int i = 0; i < parts.size(); i++) {
                ready.accept(starts.take().get());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting", e);
        }
    }

    private synchronized CompletionService<Part> begin(List<Part> parts) {
        if (starters.isShutdown()) {
            throw new EmbeddedException("Nothing is started any more, for all is being stopped");
        }
        all.addAll(parts);
        var starts = new ExecutorCompletionService<Part>(starters);
        parts.forEach(part -> starts.submit(part::start, part));
        return starts;
    }

    private synchronized void refuseFurtherStarts() {
        starters.shutdownNow();
    }

    /**
     * Stops all, what is still starting included, and waits for their end. Nothing can be started afterwards.
     *
     * @param complaints told what could not be stopped
     */
    void stop(Consumer<String> complaints) {
        refuseFurtherStarts();
        starters.close(); // waits until each starter has ended what it had begun
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            all.forEach(part -> threads.execute(() -> stop(part, complaints)));
        }
    }

    private static void stop(Part part, Consumer<String> complaints) {
        try {
            part.stop();
        } catch (EmbeddedException e) {
            complaints.accept(String.valueOf(e.getMessage()));
        }
    }
}
