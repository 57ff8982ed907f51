package io.cotejo.trainer.journal;

import io.cotejo.events.CheckpointSaved;
import io.cotejo.events.RunState;
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
 * @param startedAt when its first attempt began; null before that
 * @param checkpoint where it can be taken up again; null before the end of its first epoch
 * @param cancelRequested true if somebody wants it ended
 */
public record RunHistory(
        @Nullable TrainingJob job,
        @Nullable String status,
        boolean ended,
        int attempt,
        @Nullable Instant startedAt,
        @Nullable CheckpointSaved checkpoint,
        boolean cancelRequested) {
    /** The history of a run that the topics know nothing of. */
    public static final RunHistory NONE = new RunHistory(null, null, false, 0, null, null, false);

    /** True if the topics tell of this run at all. */
    public boolean known() {
        return status != null;
    }

    RunHistory with(RunState state) {
        if (state.attempt() < attempt || ended) {
            return this;
        }
        var first = state instanceof RunState.Running running ? running.startedAt() : startedAt;
        var known = state.job() != null ? state.job() : job;
        return new RunHistory(
                known, state.status(), state.ended(), state.attempt(), first, checkpoint, cancelRequested);
    }

    RunHistory with(CheckpointSaved saved) {
        boolean older = checkpoint != null && saved.attempt() < checkpoint.attempt();
        return older ? this : new RunHistory(job, status, ended, attempt, startedAt, saved, cancelRequested);
    }

    RunHistory withCancelRequest() {
        return new RunHistory(job, status, ended, attempt, startedAt, checkpoint, true);
    }
}
