package io.cotejo.trainer.train;

/** The learning rate over a run: a base, which callbacks may lower between epochs, times the schedule's factor. */
final class LearningRate {
    private final Schedule schedule;
    private double base;

    LearningRate(double base, Schedule schedule) {
        this.base = base;
        this.schedule = schedule;
    }

    /** What the schedule's factors multiply. */
    double base() {
        return base;
    }

    /** Changes the base from the next step on. */
    void base(double rate) {
        base = rate;
    }

    /** For a step, counted from 0 over the whole run. */
    double at(long step) {
        return base * schedule.factor(step);
    }
}
