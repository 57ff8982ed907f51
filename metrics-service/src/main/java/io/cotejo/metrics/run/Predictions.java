package io.cotejo.metrics.run;

import io.cotejo.events.RunId;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.events.artifact.CorruptArtifactException;
import java.io.UncheckedIOException;

/** The answers to single test images that runs have stored. */
public final class Predictions {
    private final Runs runs;
    private final ArtifactStore store;

    public Predictions(Runs runs, ArtifactStore store) {
        this.runs = runs;
        this.store = store;
    }

    /**
     * A run's, as the JSON that was stored: {@link io.cotejo.events.SamplePredictions}.
     *
     * @throws UnknownRunException if there is no such run
     * @throws NoPredictionsException if it has not stored any
     * @throws LostPredictionsException if the file is not the one that was announced, or no place inside the store
     */
    byte[] of(RunId id) {
        var details = runs.find(id).orElseThrow(() -> new UnknownRunException(id));
        var artifact = details.predictions();
        if (artifact == null) {
            throw new NoPredictionsException(id, details.run().status());
        }
        try {
            return store.read(artifact);
        } catch (CorruptArtifactException | UncheckedIOException | IllegalArgumentException e) {
            throw new LostPredictionsException(id, e);
        }
    }
}
