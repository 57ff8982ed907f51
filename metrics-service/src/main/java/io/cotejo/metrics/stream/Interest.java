package io.cotejo.metrics.stream;

import io.cotejo.events.RunId;
import io.cotejo.metrics.run.Run;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to hear of. Null stands for any.
 *
 * @param experiment the runs of this one
 * @param runs these, whatever their experiment
 */
record Interest(@Nullable String experiment, @Nullable Set<RunId> runs) {
    Interest {
        runs = runs == null ? null : Set.copyOf(runs);
    }

    /** Of a run that is no more its experiment is not known: all who listen to experiments are told. */
    boolean inDeleted(RunId run) {
        return runs == null || runs.contains(run);
    }

    boolean in(Run run) {
        return (experiment == null || experiment.equals(run.experiment()))
                && (runs == null || runs.contains(run.runId()));
    }
}
