package io.cotejo.cli.stack;

import io.cotejo.embedded.EmbeddedException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Parts that are started and stopped side by side. Thread-safe. */
final class Parts {
    private final List<Part> all = new CopyOnWriteArrayList<>();

    Stream<Part> stream() {
        return all.stream();
    }

    /**
     * Starts parts and waits until all are ready; the first that fails ends the waiting.
     *
     * @param ready told of each part that is ready, at once
     * @throws EmbeddedException if one cannot be had
     */
    void start(List<Part> parts, Consumer<Part> ready) {
        all.addAll(parts);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var starts = new ExecutorCompletionService<Part>(threads);
            for (var part : parts) {
                starts.submit(part::start, part);
            }
            for (int i = 0; i < parts.size(); i++) {
                ready.accept(starts.take().get());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting", e);
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * Stops all and waits for their end.
     *
     * @param complaints told what could not be stopped
     */
    void stop(Consumer<String> complaints) {
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
