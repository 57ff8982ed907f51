package io.cotejo.trainer.run;

import io.cotejo.events.Event;
import io.cotejo.events.RunId;
import io.cotejo.events.RunState;
import io.cotejo.events.RunState.Beginning;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.journal.HistoryFollower;
import io.cotejo.trainer.journal.Journal;
import io.cotejo.trainer.journal.RunHistory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The journal as one attempt may use it: only for as long as no other trainer has the run. */
final class AttemptJournal {
    private final Journal journal;
    private final HistoryFollower histories;
    private final StopSignal stop;
    private final RunId runId;
    private final int attempt;
    private @Nullable Beginning began;

    /** The journal of the attempt that follows upon a history. */
    AttemptJournal(Journal journal, HistoryFollower histories, StopSignal stop, RunId runId, RunHistory history) {
        this.journal = journal;
        this.histories = histories;
        this.stop = stop;
        this.runId = runId;
        this.attempt = history.attempt() + 1;
        this.began = history.began();
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

    /**
     * What the topics tell of any run, with all that was written before this call, however long Kafka is away.
     *
     * @throws StoppedException if the attempt is to end before that is known
     */
    RunHistory history(RunId any) {
        return histories
                .upToDateWhile(() -> stopReason() == null, any)
                .orElseThrow(() -> new StoppedException(reason()));
    }

    /**
     * Writes that the attempt has begun.
     *
     * @throws StoppedException if the run is another trainer's by now
     */
    void begin(RunState.Running running) {
        publish(running);
        began = new Beginning(running.startedAt(), running.provenance(), running.network());
    }

    /** What is known of the run since a trainer, this or an earlier one, has begun it; null if none has. */
    @Nullable
    Beginning began() {
        return began;
    }

    /** The averages of the other runs of the experiment that have come as far as an epoch. */
    List<Double> rivals(TrainingJob job, int epoch) {
        return histories.rivals(runId, job, epoch);
    }

    /** Why the attempt is to end; null while it may go on. */
    StopSignal.@Nullable Reason stopReason() {
        var history = histories.known(runId);
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
