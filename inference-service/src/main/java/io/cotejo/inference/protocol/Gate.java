package io.cotejo.inference.protocol;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets in as many requests as are bearable at once, and knows when the last one has left. */
final class Gate {
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private int pending;
    private boolean closed;

    /** What became of a request that came to the gate. */
    enum Entry {
        /** It is in, and must {@link #leave} once. */
        ADMITTED,
        /** There are too many already. */
        FULL,
        /** The service is about to end. */
        CLOSED
    }

    Gate(int most) {
        this.most = most;
    }

    Entry enter() {
        lock.lock();
        try {
            if (closed) {
                return Entry.CLOSED;
            }
            if (pending >= most) {
                return Entry.FULL;
            }
            pending++;
            return Entry.ADMITTED;
        } finally {
            lock.unlock();
        }
    }

    /** The answer to a request that was admitted has been sent. */
    void leave() {
        lock.lock();
        try {
            pending--;
            if (closed) {
                left.signalAll();
            }
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

    /** Admits nothing more. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /** Closes, and waits until all that was admitted has left; false if that took too long. */
    boolean drain(Duration patience) throws InterruptedException {
        long remaining = patience.toNanos();
        lock.lock();
        try {
            closed = true;
            while (pending > 0 && remaining > 0) {
                remaining = left.awaitNanos(remaining);
            }
            return pending == 0;
        } finally {
            lock.unlock();
        }
    }

    boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
