package io.cotejo.trainer.run;

import io.cotejo.events.CheckpointSaved;
import io.cotejo.events.RunId;
import io.cotejo.events.artifact.Artifact;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.events.artifact.CorruptArtifactException;
import io.cotejo.events.artifact.MalformedSafetensorsException;
import io.cotejo.trainer.checkpoint.CheckpointContent;
import io.cotejo.trainer.checkpoint.CheckpointException;
import io.cotejo.trainer.train.ResumePoint;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints of one run in the artifact store: the last one and the best one are kept. Each attempt writes into a
 * folder of its own, so that one that was given up can never change a file that a later one has announced.
 */
final class CheckpointFiles {
    private final ArtifactStore store;
    private final RunId runId;
    private final int attempt;
    private final Set<Artifact> kept = new HashSet<>();
    private @Nullable Artifact best;

    CheckpointFiles(ArtifactStore store, RunId runId, int attempt) {
        this.store = store;
        this.runId = runId;
        this.attempt = attempt;
    }

    /** What an earlier attempt has left; empty if there is nothing, or nothing that can be read. */
    Optional<ResumePoint> load(@Nullable CheckpointSaved saved) {
        if (saved == null) {
            return Optional.empty();
        }
        try {
            var point = new ResumePoint(read(saved.checkpoint()), read(saved.bestCheckpoint()));
            best = saved.bestCheckpoint();
            kept.add(saved.checkpoint());
            kept.add(saved.bestCheckpoint());
            return Optional.of(point);
        } catch (CorruptArtifactException
                | MalformedSafetensorsException
                | CheckpointException
                | UncheckedIOException e) {
            Log.warnf("The run begins anew: runId=%s epoch=%d cause=%s", runId, saved.epoch(), e.getMessage());
            return Optional.empty();
        }
    }

    private CheckpointContent read(Artifact artifact) {
        return CheckpointContent.decode(ByteBuffer.wrap(store.read(artifact)));
    }

    /**
     * Stores a checkpoint; it counts once the event is published.
     *
     * @throws UncheckedIOException if the disk does not take it
     */
    CheckpointSaved save(CheckpointContent checkpoint, Instant at) {
        var header = checkpoint.header();
        var uri = "runs/%s/attempt-%d/epoch-%04d.safetensors".formatted(runId, attempt, header.epoch());
        var file = store.write(uri, checkpoint.encode());
        var bestFile = header.best() || best == null ? file : best;
        best = bestFile;
        return new CheckpointSaved(
                runId, attempt, at, header.epoch(), file, header.bestEpoch(), header.bestMonitored(), bestFile, null);
    }

    /** Deletes what is neither the last nor the best any more. To be called when the event is published. */
    void prune(CheckpointSaved published) {
        var wanted =
                List.of(published.checkpoint().uri(), published.bestCheckpoint().uri());
        for (var old : Set.copyOf(kept)) {
            if (!wanted.contains(old.uri())) {
                delete(old);
            }
        }
        kept.clear();
        kept.add(published.checkpoint());
        kept.add(published.bestCheckpoint());
    }

    private void delete(Artifact file) {
        try {
            Files.deleteIfExists(store.path(file.uri()));
        } catch (IOException e) {
            Log.warnf("An old checkpoint stays: file=%s cause=%s", file.uri(), e.getMessage());
        }
    }
}
