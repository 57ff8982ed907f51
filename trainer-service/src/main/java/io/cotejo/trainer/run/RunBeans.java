package io.cotejo.trainer.run;

import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.trainer.dataset.Datasets;
import io.cotejo.trainer.journal.HistoryFollower;
import io.cotejo.trainer.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Wires the making of runs. */
@ApplicationScoped
class RunBeans {
    @Produces
    @Singleton
    Datasets datasets(StorageConfig config) {
        return config.dataDownload() ? Datasets.withDownloads(config.data()) : new Datasets(config.data());
    }

    @Produces
    @Singleton
    ArtifactStore artifacts(StorageConfig config) {
        return new ArtifactStore(config.artifacts());
    }

    @Produces
    @Singleton
    Runs runs(
            Journal journal,
            HistoryFollower histories,
            Datasets datasets,
            ArtifactStore store,
            RunMeters meters,
            ProgressBoard board) {
        var workshop = new Workshop(datasets, store, BuildProvenance.read(), meters, board);
        return new Runs(journal, histories, workshop);
    }
}
