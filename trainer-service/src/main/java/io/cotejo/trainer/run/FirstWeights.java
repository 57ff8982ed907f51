package io.cotejo.trainer.run;

import io.cotejo.events.job.InitializeFrom;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.checkpoint.GivenWeights;
import io.cotejo.trainer.checkpoint.GivenWeightsException;
import io.cotejo.trainer.journal.RunHistory;
import org.jspecify.annotations.Nullable;

/**
 * The weights that an attempt has before its first epoch. They are read before it is told that the attempt begins, so that
 * the provenance can name them; an attempt that goes on from a checkpoint needs them no more.
 */
final class FirstWeights {
    private final StartingPoints points;
    private final @Nullable InitializeFrom from;
    private final @Nullable String told;
    private @Nullable GivenWeights given;

    /**
     * Reads them where the run has no checkpoint yet.
     *
     * @throws GivenWeightsException if the job names some that cannot be had, or that are others than at the run's begin
     */
    FirstWeights(StartingPoints points, TrainingJob job, RunHistory history) {
        this.points = points;
        this.from = job.initializeFrom();
        this.told =
                history.began() == null ? null : history.began().provenance().initialWeightsSha256();
        if (history.checkpoint() == null) {
            given = given();
        }
    }

    /** SHA-256 of the file that the run has begun with; null for random weights, or where nobody has told. */
    @Nullable
    String sha256() {
        return told != null || given == null ? told : given.sha256();
    }

    /**
     * The weights; null for random ones.
     *
     * @throws GivenWeightsException if they cannot be had any more
     */
    @Nullable
    GivenWeights given() {
        if (given == null && from != null) {
            given = points.read(from, told);
        }
        return given;
    }
}
