package io.cotejo.trainer.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the service its one {@link Datasets}. */
@ApplicationScoped
class DatasetProducer {
    @Produces
    @Singleton
    Datasets datasets(DatasetConfig config) {
        return new Datasets(config.folder());
    }
}
