package io.cotejo.inference.protocol;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Work off the event loops, on as many threads as there are cores, and never more of it than is bearable. */
final class WorkQueue {
    private final WorkerExecutor workers;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition finished = lock.newCondition();
    private int pending;
    private boolean stopped;

    /** What became of some work that was handed in. */
    sealed interface Handed<T> {
        /** It will be done. */
        record Accepted<T>(Future<T> result) implements Handed<T> {}

        /** There is too much already. */
        record Full<T>() implements Handed<T> {}

        /** The service is about to end. */
        record Stopped<T>() implements Handed<T> {}
    }

    WorkQueue(Vertx vertx, int most) {
        this.most = most;
        workers = vertx.createSharedWorkerExecutor(
                "inference", Runtime.getRuntime().availableProcessors());
    }

    /** Hands in work. What is accepted counts as pending until {@link #done} is called once. */
    <T> Handed<T> hand(Callable<T> work) {
        lock.lock();
        try {
            if (stopped) {
                return new Handed.Stopped<>();
            }
            if (pending >= most) {
                return new Handed.Full<>();
            }
            pending++;
        } finally {
            lock.unlock();
        }
        return new Handed.Accepted<>(workers.executeBlocking(work, false));
    }

    /** The answer to some accepted work has been sent. */
    void done() {
        lock.lock();
        try {
            pending--;
            finished.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int pending() {
        lock.lock();
        try {
            return pending;
        } finally {
            lock.unlock();
        }
    }

    /** Accepts nothing more, and waits until all that was accepted is done; false if that took too long. */
    boolean drain(Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            stopped = true;
            while (pending > 0 && left > 0) {
                left = finished.awaitNanos(left);
            }
            return pending == 0;
        } finally {
            lock.unlock();
        }
    }

    boolean stopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }
}
