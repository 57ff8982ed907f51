package io.cotejo.events.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What happens between epochs, with Keras's semantics.
 *
 * @param earlyStopping null for none
 * @param reduceLrOnPlateau null for none
 * @param modelCheckpoint which checkpoints are kept beside the last and the best one; null for none
 * @param terminateOnNaN whether a run whose loss is no number ends with what it has, instead of failing
 * @param tensorBoard what is written for TensorBoard
 * @param medianStopping null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallbacksSpec(
        @Nullable EarlyStopping earlyStopping,
        @Nullable ReduceLrOnPlateau reduceLrOnPlateau,
        @Nullable ModelCheckpoint modelCheckpoint,
        boolean terminateOnNaN,
        TensorBoard tensorBoard,
        @Nullable MedianStopping medianStopping) {
    /** Nothing at all. */
    public static final CallbacksSpec NONE = new CallbacksSpec(null, null, null, false, TensorBoard.NONE, null);

    /**
     * Ends a run that does not get better.
     *
     * @param patience epochs without improvement after which it stops
     * @param minDelta what counts as an improvement; at least 0
     * @param baseline an improvement resets the patience only if it is better than this too; null for none
     * @param restoreBest whether the best epoch by this callback is what is evaluated and exported; else the last one
     * @param startFromEpoch so many epochs are not looked at
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EarlyStopping(
            Monitor monitor,
            Mode mode,
            int patience,
            double minDelta,
            @Nullable Double baseline,
            boolean restoreBest,
            int startFromEpoch) {}

    /**
     * Lowers the learning rate when a run does not get better.
     *
     * @param factor what the rate is multiplied with, in (0, 1)
     * @param patience epochs without improvement after which it is lowered
     * @param minDelta what counts as an improvement; at least 0
     * @param cooldown epochs after a reduction in which none is counted
     * @param minLr below which the rate does not go
     */
    public record ReduceLrOnPlateau(
            Monitor monitor, Mode mode, double factor, int patience, double minDelta, int cooldown, double minLr) {}

    /**
     * Keeps checkpoints.
     *
     * @param every keeps each so-manieth epoch; null for none
     * @param topK keeps the best so many; null for the best one, which is always kept
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ModelCheckpoint(
            Monitor monitor,
            Mode mode,
            @Nullable Integer every,
            @Nullable Integer topK) {}

    /**
     * Ends a run whose best monitored figure is worse than the median of what the other runs of the experiment had, on
     * average, up to the same epoch.
     *
     * @param startFromEpoch so many epochs are trained in any case
     * @param minRuns how many other runs must have come as far
     */
    public record MedianStopping(int startFromEpoch, int minRuns) {}
}
