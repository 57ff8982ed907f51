package io.cotejo.inference.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Runs a fast model on the event loops: what a loop gathers while it handles one wake-up is classified together at its
 * end, on the same thread. Nothing is handed over, and nobody waits for more to come.
 */
final class LoopRunner {
    private final Execution execution;
    private final int mostRows;
    private final Map<Thread, Gathered> loops = new ConcurrentHashMap<>();

    LoopRunner(Execution execution, int mostRows) {
        this.execution = execution;
        this.mostRows = mostRows;
    }

    /** Takes work that came in on the current event loop. */
    void submit(Work work, Executor loop) {
        loops.computeIfAbsent(Thread.currentThread(), _ -> new Gathered()).add(work, loop);
    }

    /** What one event loop has gathered; only that loop's thread uses it. */
    private final class Gathered {
        private List<Work> works = new ArrayList<>();
        private int rows;

        void add(Work work, Executor loop) {
            int more = work.pixels().rows();
            if (rows + more > mostRows) {
                run();
            }
            works.add(work);
            rows += more;
            if (works.size() == 1) {
                loop.execute(this::run);
            }
        }

        private void run() {
            if (works.isEmpty()) {
                return;
            }
            var gathered = works;
            works = new ArrayList<>();
            rows = 0;
            execution.run(gathered);
        }
    }
}
