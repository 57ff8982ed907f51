package io.cotejo.events.job;

/**
 * The figure that decides which epoch of a run is kept, and that the run's events tell.
 *
 * @param mode which way it gets better
 */
public record Yardstick(Monitor monitor, Mode mode) {
    /** Early stopping's figure where that is what restores the best epoch; else the one that the job monitors. */
    public static Yardstick of(TrainingJob job) {
        var stopping = job.callbacks().earlyStopping();
        if (stopping != null && stopping.restoreBest()) {
            return new Yardstick(stopping.monitor(), stopping.mode());
        }
        var monitor = job.training().monitor();
        return new Yardstick(monitor, Mode.of(monitor));
    }
}
