package io.cotejo.events;

/** What happened in one run. Sealed, so that a new kind of event fails to compile wherever it is not handled. */
public sealed interface TrainingEvent extends Event permits RunState, EpochCompleted, CheckpointSaved {
    /** The run it happened in. */
    RunId runId();

    /** Which trainer's attempt it belongs to, counted from 1; 0 while no trainer has taken the job. */
    int attempt();

    @Override
    default String key() {
        return runId().toString();
    }

    @Override
    default String subject() {
        return "runs/" + runId();
    }
}
