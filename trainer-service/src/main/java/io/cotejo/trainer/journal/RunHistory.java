package io.cotejo.trainer.journal;

import io.cotejo.events.CheckpointSaved;
import io.cotejo.events.RunState;
import io.cotejo.events.RunState.Beginning;
import io.cotejo.events.job.TrainingJob;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the topics tell of one run. Events of a lower attempt than the highest seen are of a trainer that has lost the
 * job, and change nothing.
 *
 * @param job null if nobody has said yet what the run is to train
 * @param status the word of its last state; null if it has none yet
 * @param ended true if no trainer will take it any further
 * @param attempt the highest seen; 0 if no trainer has taken it yet
 * @param began what is known since its first attempt began; null before that
 * @param checkpoint where it can be taken up again; null before the end of its first epoch
 * @param cancelRequested true if somebody wants it ended
 */
public record RunHistory(
        @Nullable TrainingJob job,
        @Nullable String status,
        boolean ended,
        int attempt,
        @Nullable Beginning began,
        @Nullable CheckpointSaved checkpoint,
        boolean cancelRequested) {
    /** The history of a run that the topics know nothing of. */
    public static final RunHistory NONE = new RunHistory(null, null, false, 0, null, null, false);

    /** That of a run that was deleted: it has ended, and no attempt is high enough to go on with it. */
    static final RunHistory DELETED = new RunHistory(null, "deleted", true, Integer.MAX_VALUE, null, null, false);

    /** When its first attempt began; null before that. */
    public @Nullable Instant startedAt() {
        return began == null ? null : began.startedAt();
    }

    /** True if the topics tell of this run at all. */
    public boolean known() {
        return status != null;
    }

    /** True if it was deleted on request. */
    public boolean deleted() {
        return equals(DELETED);
    }

    RunHistory with(RunState state) {
        if (state instanceof RunState.Deleted) {
            return DELETED;
        }
        if (state.attempt() < attempt || ended) {
            return this;
        }
        var known = state.job() != null ? state.job() : job;
        return new RunHistory(
                known, state.status(), state.ended(), state.attempt(), began(state), checkpoint, cancelRequested);
    }

    private @Nullable Beginning began(RunState state) {
        var told = switch (state) {
            case RunState.Queued _ -> null;
            case RunState.Running running ->
                new Beginning(running.startedAt(), running.provenance(), running.network());
            case RunState.Completed completed ->
                new Beginning(completed.startedAt(), completed.provenance(), completed.network());
            case RunState.Failed failed -> failed.began();
            case RunState.Cancelled cancelled -> cancelled.began();
            case RunState.Deleted _ -> null;
        };
        return told != null ? told : began;
    }

    RunHistory with(CheckpointSaved saved) {
        if (deleted()) {
            return this;
        }
        boolean older = checkpoint != null && saved.attempt() < checkpoint.attempt();
        return older ? this : new RunHistory(job, status, ended, attempt, began, saved, cancelRequested);
    }

    RunHistory withCancelRequest() {
        return deleted() ? this : new RunHistory(job, status, ended, attempt, began, checkpoint, true);
    }
}
