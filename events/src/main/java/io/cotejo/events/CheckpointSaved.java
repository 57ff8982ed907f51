package io.cotejo.events;

import io.cotejo.events.artifact.Artifact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A point from which the run can be taken up again, bit for bit.
 *
 * @param epoch the last epoch that is in it, counted from 1
 * @param checkpoint the safetensors file
 * @param bestEpoch the best one so far, by the monitored figure
 * @param bestMonitored that epoch's figure
 * @param bestCheckpoint that epoch's checkpoint; the same as {@code checkpoint} if this epoch is the best
 * @param kept what the job wants to be kept beside these two, by epoch; null in events of before there was any
 */
public record CheckpointSaved(
        RunId runId,
        int attempt,
        Instant at,
        int epoch,
        Artifact checkpoint,
        int bestEpoch,
        double bestMonitored,
        Artifact bestCheckpoint,
        @Nullable List<Kept> kept)
        implements TrainingEvent {
    public CheckpointSaved {
        Checks.atLeast("attempt", attempt, 1);
        Checks.atLeast("epoch", epoch, 1);
        Checks.atLeast("bestEpoch", bestEpoch, 1);
        Checks.atLeast("epoch", epoch, bestEpoch);
        Checks.finite("bestMonitored", bestMonitored);
        kept = kept == null ? null : List.copyOf(kept);
    }

    /**
     * The checkpoint of an earlier epoch.
     *
     * @param monitored the figure that the job keeps checkpoints by
     */
    public record Kept(int epoch, double monitored, Artifact checkpoint) {}

    @Override
    public Topic topic() {
        return Topic.CHECKPOINTS;
    }

    @Override
    public String eventId() {
        return runId + "/" + attempt + "/checkpoint/" + epoch;
    }

    @Override
    public String eventType() {
        return "io.cotejo.training.checkpoint.saved.v1";
    }
}
