package io.cotejo.trainer.run;

import io.cotejo.events.RunId;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.train.Progress;

/**
 * Where the run that this trainer is at stands within its epoch.
 *
 * @param epoch counted from 1
 * @param epochs how many the job asks for
 * @param imagesDone in this epoch
 * @param images in each epoch
 * @param loss mean over the images done, in nats
 * @param accuracy share of the images done, in [0, 1]
 */
record RunProgress(
        RunId runId,
        String experiment,
        String name,
        int epoch,
        int epochs,
        int imagesDone,
        int images,
        double loss,
        double accuracy,
        double imagesPerSecond) {
    static RunProgress of(RunId runId, TrainingJob job, Progress at) {
        return new RunProgress(
                runId,
                job.experiment(),
                job.name(),
                at.epoch(),
                at.epochs(),
                at.imagesDone(),
                at.images(),
                at.loss(),
                at.accuracy(),
                at.imagesPerSecond());
    }
}
