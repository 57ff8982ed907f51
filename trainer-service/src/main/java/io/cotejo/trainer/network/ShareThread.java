package io.cotejo.trainer.network;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedTransferQueue;
import java.util.function.Supplier;

/**
 * A thread that does one thing after the other. Before it sleeps it looks for the next for a while, as does who waits for it: to wake a
 * thread of a virtual machine takes as long as a tenth of a small network's step.
 */
final class ShareThread implements AutoCloseable {
    private static final long LOOKING_NANOS = 200_000;

    private final LinkedTransferQueue<Runnable> waiting = new LinkedTransferQueue<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("share").start(this::work);

    private void work() {
        try {
            while (true) {
                next().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private Runnable next() throws InterruptedException {
        long until = System.nanoTime() + LOOKING_NANOS;
        while (System.nanoTime() - until < 0) {
            var next = waiting.poll();
            if (next != null) {
                return next;
            }
            Thread.onSpinWait();
        }
        return waiting.take();
    }

    <T> CompletableFuture<T> begin(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, waiting::add);
    }

    /** Waits until all have ended, well or not. */
    static void awaitAll(List<? extends CompletableFuture<?>> begun) {
        var ended = CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new));
        long until = System.nanoTime() + LOOKING_NANOS;
        while (!ended.isDone() && System.nanoTime() - until < 0) {
            Thread.onSpinWait();
        }
        ended.exceptionally(_ -> null).join();
    }

    /** Nothing may be under way. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
