package io.cotejo.inference.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs a model off the event loops, on a few threads at once. A thread that becomes free takes its share of all that
 * waits, in one run; nothing waits for more to come.
 */
final class CombiningRunner {
    private final Execution execution;
    private final int mostRows;
    private final int threads;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Work> waiting = new ArrayDeque<>();
    private int waitingRows;
    private int running;

    /**
     * A runner of one version.
     *
     * @param mostRows of one run, unless a single request has more
     * @param threads the most runs at once
     */
    CombiningRunner(Execution execution, int mostRows, int threads) {
        this.execution = execution;
        this.mostRows = mostRows;
        this.threads = threads;
    }

    void submit(Work work, Executor workers) {
        lock.lock();
        try {
            waiting.add(work);
            waitingRows += work.pixels().rows();
            if (running == threads) {
                return; // whoever is done first takes it
            }
            running++;
        } finally {
            lock.unlock();
        }
        workers.execute(() -> run(workers));
    }

    /** One run, and a new turn for the next, so that other models get theirs in between. */
    private void run(Executor workers) {
        try {
            execution.run(share());
        } finally {
            goOn(workers);
        }
    }

    private void goOn(Executor workers) {
        lock.lock();
        try {
            if (waiting.isEmpty()) {
                running--;
                return;
            }
        } finally {
            lock.unlock();
        }
        workers.execute(() -> run(workers));
    }

    private List<Work> share() {
        lock.lock();
        try {
            int most = Math.min(mostRows, Math.ceilDiv(waitingRows, threads));
            var share = new ArrayList<Work>();
            int rows = 0;
            for (var next = waiting.peek(); next != null; next = waiting.peek()) {
                int more = next.pixels().rows();
                if (!share.isEmpty() && rows + more > most) {
                    break;
                }
                rows += more;
                share.add(waiting.remove());
            }
            waitingRows -= rows;
            return share;
        } finally {
            lock.unlock();
        }
    }
}
