package io.cotejo.trainer.train;

import io.cotejo.events.job.Fault;
import io.cotejo.events.job.ScheduleSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the learning rate goes over a run, as a factor on the base rate. A function of the step alone, so that a resumed run
 * goes on where it was. Immutable.
 */
final class Schedule {
    private final ScheduleSpec spec;
    private final int stepsPerEpoch;
    private final long steps;

    /**
     * For a run of that length.
     *
     * @param spec null for a constant rate
     */
    Schedule(@Nullable ScheduleSpec spec, int epochs, int stepsPerEpoch) {
        this.spec = spec == null ? new ScheduleSpec.Constant(0) : spec;
        this.stepsPerEpoch = stepsPerEpoch;
        this.steps = (long) epochs * stepsPerEpoch;
    }

    /** What cannot be done within that many epochs; empty if nothing. */
    static List<Fault> faults(@Nullable ScheduleSpec spec, int epochs) {
        double warmup = spec == null ? 0 : warmup(spec);
        return warmup == 0 || warmup < epochs
                ? List.of()
                : List.of(new Fault(
                        "training.schedule.warmup",
                        Double.toString(warmup),
                        "must be less than training.epochs, which is " + epochs
                                + ", or the full learning rate is never kept: warm up for less, or train for longer"));
    }

    /** What the base rate is multiplied with for a step, counted from 0 over the whole run. */
    double factor(long step) {
        return switch (spec) {
            case ScheduleSpec.Constant constant -> rise(step);
            case ScheduleSpec.Step falling -> rise(step) * fall(step, falling);
            case ScheduleSpec.Cosine cosine -> step < warmupSteps() ? rise(step) : wave(step, cosine.finalShare());
            case ScheduleSpec.OneCycle cycle -> oneCycle(step, cycle);
        };
    }

    private double fall(long step, ScheduleSpec.Step falling) {
        long reductions = step / stepsPerEpoch / falling.every();
        return StrictMath.pow(falling.factor(), (double) reductions);
    }

    private static double warmup(ScheduleSpec spec) {
        return switch (spec) {
            case ScheduleSpec.Constant constant -> constant.warmup();
            case ScheduleSpec.Step falling -> falling.warmup();
            case ScheduleSpec.Cosine cosine -> cosine.warmup();
            case ScheduleSpec.OneCycle cycle -> 0;
        };
    }

    private long warmupSteps() {
        return Math.round(warmup(spec) * stepsPerEpoch);
    }

    /** In equal parts, so that the last step of the warm-up is the first one at the full rate. */
    private double rise(long step) {
        long rising = warmupSteps();
        return step < rising ? (step + 1.0) / rising : 1;
    }

    /** From 1 at the end of the warm-up to the share at the last step. */
    private double wave(long step, double finalShare) {
        long top = Math.max(0, warmupSteps() - 1);
        long length = steps - 1 - top;
        return length == 0 ? 1 : anneal(1, finalShare, (step - top) / (double) length);
    }

    /** <a href="https://docs.pytorch.org/docs/2.7/generated/torch.optim.lr_scheduler.OneCycleLR.html">OneCycleLR</a>. */
    private double oneCycle(long step, ScheduleSpec.OneCycle cycle) {
        double first = 1 / cycle.divide();
        double top = cycle.rise() * steps - 1; // may lie between two steps, and before the first one of a short run
        return top > 0 && step <= top
                ? anneal(first, 1, step / top)
                : anneal(1, first / cycle.finalDivide(), (step - top) / (steps - 1 - top));
    }

    private static double anneal(double from, double to, double share) {
        return to + (from - to) / 2 * (1 + StrictMath.cos(StrictMath.PI * share));
    }
}
