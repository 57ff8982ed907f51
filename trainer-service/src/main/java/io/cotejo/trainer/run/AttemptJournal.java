package io.cotejo.trainer.run;

import io.cotejo.events.Event;
import io.cotejo.events.RunId;
import io.cotejo.trainer.journal.Journal;
import io.cotejo.trainer.journal.RunHistories;
import io.cotejo.trainer.journal.RunHistory;
import org.jspecify.annotations.Nullable;

/** The journal as one attempt may use it: only for as long as no other trainer has the run. */
final class AttemptJournal {
    private final Journal journal;
    private final RunHistories histories;
    private final StopSignal stop;
    private final RunId runId;
    private final int attempt;

    AttemptJournal(Journal journal, RunHistories histories, StopSignal stop, RunId runId, int attempt) {
        this.journal = journal;
        this.histories = histories;
        this.stop = stop;
        this.runId = runId;
        this.attempt = attempt;
    }

    RunId runId() {
        return runId;
    }

    /** Counted from 1. */
    int attempt() {
        return attempt;
    }

    /**
     * Writes an event, however long Kafka is away.
     *
     * @throws StoppedException if the run is another trainer's by now
     */
    void publish(Event event) {
        if (!journal.publishWhile(this::holdsTheRun, event)) {
            throw new StoppedException(reason());
        }
    }

    /** What the topics tell of any run. */
    RunHistory history(RunId any) {
        return histories.of(any);
    }

    /** Why the attempt is to end; null while it may go on. */
    StopSignal.@Nullable Reason stopReason() {
        var history = histories.of(runId);
        if (history.attempt() > attempt) {
            stop.request(StopSignal.Reason.SUPERSEDED);
        } else if (history.cancelRequested()) {
            stop.request(StopSignal.Reason.CANCELLED);
        }
        return stop.reason();
    }

    private boolean holdsTheRun() {
        var reason = stopReason();
        return reason != StopSignal.Reason.JOB_LOST && reason != StopSignal.Reason.SUPERSEDED;
    }

    private StopSignal.Reason reason() {
        var reason = stopReason();
        return reason == null ? StopSignal.Reason.JOB_LOST : reason;
    }
}
