package io.cotejo.trainer.run;

import io.cotejo.events.CheckpointSaved;
import io.cotejo.events.CheckpointSaved.Kept;
import io.cotejo.events.RunId;
import io.cotejo.events.artifact.Artifact;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.events.artifact.CorruptArtifactException;
import io.cotejo.events.artifact.MalformedSafetensorsException;
import io.cotejo.events.job.CallbacksSpec.ModelCheckpoint;
import io.cotejo.trainer.checkpoint.CheckpointContent;
import io.cotejo.trainer.checkpoint.CheckpointException;
import io.cotejo.trainer.train.EpochReport;
import io.cotejo.trainer.train.ResumePoint;
import io.quarkus.logging.Log;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints of one run in the artifact store: the last one, the best one, and what the job wants beside these. Each
 * attempt writes into a folder of its own, so that one that was given up can never change a file that a later one has
 * announced. Only what the last published event names is kept.
 */
final class CheckpointFiles {
    private final ArtifactStore store;
    private final AttemptFolders folders;
    private final @Nullable ModelCheckpoint settings;
    private final RunId runId;
    private final int attempt;
    private @Nullable CheckpointSaved published;

    /**
     * The files of an attempt.
     *
     * @param settings what is kept beside the last and the best; null for nothing
     */
    CheckpointFiles(ArtifactStore store, @Nullable ModelCheckpoint settings, RunId runId, int attempt) {
        this.store = store;
        this.settings = settings;
        this.runId = runId;
        this.attempt = attempt;
        this.folders = new AttemptFolders(store, runId);
    }

    /**
     * What the earlier attempts have left; empty if there is nothing, or nothing that can be read. Whatever else is found in
     * their folders was stored, but never announced, and is deleted.
     */
    Optional<ResumePoint> load(@Nullable CheckpointSaved saved) {
        published = saved;
        folders.sweep(attempt, saved);
        if (saved == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ResumePoint(read(saved.checkpoint()), read(saved.bestCheckpoint())));
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
    CheckpointSaved save(EpochReport report, CheckpointContent checkpoint, Instant at) {
        var header = checkpoint.header();
        var file = store.write(folders.file(attempt, header.epoch()), checkpoint.encode());
        return new CheckpointSaved(
                runId,
                attempt,
                at,
                header.epoch(),
                file,
                header.bestEpoch(),
                header.bestMonitored(),
                header.best()
                        ? file
                        : Objects.requireNonNull(published, "no epoch is the best before it was published")
                                .bestCheckpoint(),
                kept(report, file));
    }

    private List<Kept> kept(EpochReport report, Artifact file) {
        if (settings == null) {
            return List.of();
        }
        var fresh = new Kept(report.epoch(), report.figures().of(settings.monitor()), file);
        var before = published == null || published.kept() == null ? List.<Kept>of() : published.kept();
        return new KeptCheckpoints(settings).with(before, fresh);
    }

    /** Deletes what the event before has named and this one does not. To be called when this one is published. */
    void prune(CheckpointSaved event) {
        if (published != null) {
            folders.delete(published, event);
        }
        published = event;
    }
}
