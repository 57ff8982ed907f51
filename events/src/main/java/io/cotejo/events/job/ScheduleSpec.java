package io.cotejo.events.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * How the learning rate goes over a run, step by step: a factor on {@code optimizer.learningRate}, a function of the step
 * alone.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ScheduleSpec.Constant.class, name = "constant"),
    @JsonSubTypes.Type(value = ScheduleSpec.Step.class, name = "step"),
    @JsonSubTypes.Type(value = ScheduleSpec.Cosine.class, name = "cosine"),
    @JsonSubTypes.Type(value = ScheduleSpec.OneCycle.class, name = "one-cycle")
})
public sealed interface ScheduleSpec {
    /**
     * The same rate all along.
     *
     * @param warmup epochs over which the rate rises from 0 in equal steps, parts of epochs allowed
     */
    record Constant(double warmup) implements ScheduleSpec {}

    /**
     * Lower by a factor every so many epochs.
     *
     * @param every epochs between the reductions
     * @param factor in (0, 1)
     * @param warmup as in {@link Constant}
     */
    record Step(int every, double factor, double warmup) implements ScheduleSpec {}

    /**
     * Half a cosine wave from the rate to a share of it, at the last step.
     *
     * @param finalShare of the learning rate, in [0, 1)
     * @param warmup as in {@link Constant}; the wave begins after it
     */
    record Cosine(double finalShare, double warmup) implements ScheduleSpec {}

    /**
     * PyTorch's {@code OneCycleLR} with cosine annealing: up to the learning rate, then far down; momentum is left alone.
     *
     * @param rise share of the steps in which the rate rises, in (0, 1)
     * @param divide the first rate is the learning rate divided by this
     * @param finalDivide the last rate is the first one divided by this
     */
    record OneCycle(double rise, double divide, double finalDivide) implements ScheduleSpec {}
}
