package io.cotejo.trainer.run;

import io.cotejo.events.RunId;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.events.artifact.CorruptArtifactException;
import io.cotejo.events.job.Fault;
import io.cotejo.events.job.InitializeFrom;
import io.cotejo.trainer.checkpoint.GivenWeights;
import io.cotejo.trainer.checkpoint.GivenWeightsException;
import io.cotejo.trainer.checkpoint.Origin;
import io.cotejo.trainer.journal.RunHistory;
import io.cotejo.trainer.network.NetworkPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where runs begin that do not begin with random weights. */
public final class StartingPoints {
    private static final long LARGEST = 512L << 20;

    private final ArtifactStore store;
    private final Function<RunId, RunHistory> histories;

    /** Starting points in a store, with what is known of a run. */
    public StartingPoints(ArtifactStore store, Function<RunId, RunHistory> histories) {
        this.store = store;
        this.histories = histories;
    }

    /** What is wrong with a job's starting point; empty if its network can begin there. */
    public List<Fault> faults(InitializeFrom from, NetworkPlan plan) {
        try {
            read(from).fitting(plan);
            return List.of();
        } catch (GivenWeightsException e) {
            return List.of(e.fault());
        }
    }

    /**
     * The weights that a job names.
     *
     * @throws GivenWeightsException if there are none, or they cannot be read
     */
    GivenWeights read(InitializeFrom from) {
        var origin = Origin.of(from);
        return GivenWeights.decode(origin, from.run() == null ? file(origin) : best(origin));
    }

    /**
     * The weights that a job names, as an earlier attempt has had them.
     *
     * @param sha256 of the file at that time; null if that is not known
     * @throws GivenWeightsException if there are none, or they cannot be read, or are others by now
     */
    GivenWeights read(InitializeFrom from, @Nullable String sha256) {
        var given = read(from);
        if (sha256 != null && !sha256.equals(given.sha256())) {
            throw given.origin()
                    .refuse("must hold the weights that the run has begun with, of SHA-256 " + sha256 + ", but is now "
                            + given.sha256() + ": put that file back, or submit the job again");
        }
        return given;
    }

    private byte[] best(Origin origin) {
        var history = histories.apply(RunId.parse(origin.value()));
        if (!history.known()) {
            throw origin.refuse("must be a run that has been submitted here: its id is in the list of all runs");
        }
        if (history.deleted()) {
            throw origin.refuse("was deleted: choose another run");
        }
        if (!history.ended()) {
            throw origin.refuse("must have ended, is still " + history.status() + ": wait for its end, or cancel it");
        }
        var saved = history.checkpoint();
        if (saved == null) {
            throw origin.refuse("has no checkpoint, it ended before its first epoch did: choose another run");
        }
        try {
            requireBearable(origin, saved.bestCheckpoint().sizeBytes());
            return store.read(saved.bestCheckpoint());
        } catch (CorruptArtifactException | UncheckedIOException | IllegalArgumentException e) {
            throw origin.refuse("has a best checkpoint that cannot be used: " + e.getMessage());
        }
    }

    private byte[] file(Origin origin) {
        var path = path(origin);
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw origin.refuse("must be a file in the artifact store of the trainer: looked for " + path);
        }
        try {
            requireBearable(origin, Files.size(path));
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw origin.refuse("cannot be read: " + e);
        }
    }

    private Path path(Origin origin) {
        try {
            return store.path(origin.value());
        } catch (IllegalArgumentException e) {
            throw origin.refuse("must be a place inside the artifact store: " + e.getMessage());
        }
    }

    private static void requireBearable(Origin origin, long bytes) {
        if (bytes > LARGEST) {
            throw origin.refuse("must have at most " + (LARGEST >> 20) + " MiB, has " + (bytes >> 20)
                    + " MiB: leave out what is no weight");
        }
    }
}
