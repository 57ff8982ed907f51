package io.cotejo.trainer.run;

import io.cotejo.events.CheckpointSaved;
import io.cotejo.events.CheckpointSaved.Kept;
import io.cotejo.events.RunId;
import io.cotejo.events.artifact.Artifact;
import io.cotejo.events.artifact.ArtifactStore;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the attempts at a run keep their checkpoints, each in a folder of its own, and the removal of old ones. */
final class AttemptFolders {
    private static final Pattern CHECKPOINT =
            Pattern.compile("\\.?epoch-\\d+\\.safetensors.*"); // half-written ones too

    private final ArtifactStore store;
    private final RunId runId;

    AttemptFolders(ArtifactStore store, RunId runId) {
        this.store = store;
        this.runId = runId;
    }

    /** The place of an epoch's checkpoint in the store. */
    String file(int attempt, int epoch) {
        return "%s/epoch-%04d.safetensors".formatted(folder(attempt), epoch);
    }

    private String folder(int attempt) {
        return "runs/%s/attempt-%d".formatted(runId, attempt);
    }

    /** Deletes the checkpoints of all attempts before that one, but those that the event names. */
    void sweep(int attempt, @Nullable CheckpointSaved saved) {
        var named = saved == null ? Set.<String>of() : named(saved);
        for (int earlier = 1; earlier < attempt; earlier++) {
            var folder = folder(earlier);
            checkpoints(store.path(folder)).stream()
                    .filter(file -> !named.contains(folder + "/" + file.getFileName()))
                    .forEach(AttemptFolders::delete);
        }
    }

    private static List<Path> checkpoints(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file ->
                            CHECKPOINT.matcher(file.getFileName().toString()).matches())
                    .toList();
        } catch (IOException e) {
            Log.warnf("Old checkpoints stay: folder=%s cause=%s", folder, e.getMessage());
            return List.of();
        }
    }

    /** Deletes what the first event names and the second does not. */
    void delete(CheckpointSaved before, CheckpointSaved now) {
        var old = named(before);
        old.removeAll(named(now));
        old.forEach(uri -> delete(store.path(uri)));
    }

    private static Set<String> named(CheckpointSaved saved) {
        var uris = new HashSet<>(
                List.of(saved.checkpoint().uri(), saved.bestCheckpoint().uri()));
        if (saved.kept() != null) {
            saved.kept().stream().map(Kept::checkpoint).map(Artifact::uri).forEach(uris::add);
        }
        return uris;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            Log.warnf("An old checkpoint stays: file=%s cause=%s", file, e.getMessage());
        }
    }
}
