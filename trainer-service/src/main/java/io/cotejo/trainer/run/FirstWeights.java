package io.cotejo.trainer.run;

import io.cotejo.events.job.InitializeFrom;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.checkpoint.GivenWeights;
import io.cotejo.trainer.checkpoint.GivenWeightsException;
import io.cotejo.trainer.journal.RunHistory;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The weights that an attempt has before its first epoch. They are read before it is told that the attempt begins, so that
 * the provenance can name them, and once more when it begins: a file of that size is not kept while a network is trained. An
 * attempt that goes on from a checkpoint needs them no more.
 */
final class FirstWeights {
    private final StartingPoints points;
    private final @Nullable InitializeFrom from;
    private final @Nullable String sha256;

    /**
     * Looks at them where the run has no checkpoint yet.
     *
     * @throws GivenWeightsException if the job names some that cannot be had, or that are others than at the run's begin
     */
    FirstWeights(StartingPoints points, TrainingJob job, RunHistory history) {
        this.points = points;
        this.from = job.initializeFrom();
        var told = history.began() == null ? null : history.began().provenance().initialWeightsSha256();
        this.sha256 = from == null || history.checkpoint() != null
                ? told
                : points.read(from, told).sha256();
    }

    /** SHA-256 of the file that the run has begun with; null for random weights, or where nobody has told. */
    @Nullable
    String sha256() {
        return sha256;
    }

    /**
     * How to read the weights; empty for random ones.
     *
     * @return throws {@link GivenWeightsException} if they cannot be had any more, or are others by now
     */
    Optional<Supplier<GivenWeights>> given() {
        return Optional.ofNullable(from).map(place -> () -> points.read(place, sha256));
    }
}
