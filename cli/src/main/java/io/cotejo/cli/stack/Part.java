package io.cotejo.cli.stack;

import io.cotejo.embedded.ChildProcess;
import io.cotejo.embedded.EmbeddedException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One process of the stack. Watched, it is started again whenever it ends by itself. Thread-safe. */
final class Part {
    private final String name;
    private final String url;
    private final int port;
    private final Starter starter;
    private volatile @Nullable ChildProcess process;
    private volatile @Nullable Thread watcher;
    private volatile boolean stopping;

    /** Starts the process and waits until it is ready. */
    @FunctionalInterface
    interface Starter {
        /**
         * Starts it.
         *
         * @throws EmbeddedException if it cannot be had
         */
        ChildProcess start();
    }

    Part(String name, String url, int port, Starter starter) {
        this.name = name;
        this.url = url;
        this.port = port;
        this.starter = starter;
    }

    String name() {
        return name;
    }

    String url() {
        return url;
    }

    void start() {
        process = starter.start();
    }

    /**
     * Watches the process from now on.
     *
     * @param news told in a sentence what happened
     * @param changed called when there is another process
     */
    void watch(Consumer<String> news, Runnable changed) {
        watcher = Thread.ofVirtual().name("watch-" + name).start(() -> {
            var backoff = new Backoff();
            while (!stopping) {
                var since = Instant.now();
                int code = exitCode();
                if (!stopping) {
                    startAgain(code, backoff.after(Duration.between(since, Instant.now())), news);
                }
                if (!stopping) {
                    changed.run();
                }
            }
        });
    }

    private int exitCode() {
        var watched = process;
        try {
            return watched == null ? -1 : watched.exitCode().get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return -1;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void startAgain(int code, Duration pause, Consumer<String> news) {
        news.accept("%s ended with exit code %d; it is started again in %d s".formatted(name, code, pause.toSeconds()));
        try {
            Thread.sleep(pause);
            process = null;
            process = starter.start();
            news.accept(name + " is ready again");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (EmbeddedException e) {
            if (!stopping) {
                news.accept(String.valueOf(e.getMessage()));
            }
        }
    }

    /** Stops the process in good order, also if it is just being started again, and watches it no more. */
    void stop() {
        stopping = true;
        endWatching();
        var running = process;
        if (running != null) {
            running.stop();
        }
    }

    private void endWatching() {
        var watching = watcher;
        if (watching != null) {
            watching.interrupt();
            try {
                watching.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    StackState.PartState state() {
        var running = process;
        return new StackState.PartState(
                name, url, port, running == null ? 0 : running.handle().pid());
    }
}
