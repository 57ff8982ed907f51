package io.cotejo.metrics.job;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reaches the trainer by its configuration. */
@Singleton
class JobBeans {
    @Produces
    @Singleton
    Trainer trainer(TrainerConfig config) {
        return new Trainer(config.trainerUrl(), config.trainerTimeout());
    }

    void close(@Disposes Trainer trainer) {
        trainer.close();
    }
}
