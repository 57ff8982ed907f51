package io.cotejo.events.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What happens between epochs. Each watches the job's monitored figure, with Keras's semantics.
 *
 * @param earlyStopping null for none
 * @param reduceLrOnPlateau null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallbacksSpec(
        @Nullable EarlyStopping earlyStopping, @Nullable ReduceLrOnPlateau reduceLrOnPlateau) {
    /**
     * Ends a run that does not get better.
     *
     * @param patience epochs without improvement after which it stops
     * @param minDelta what counts as an improvement; at least 0
     */
    public record EarlyStopping(int patience, double minDelta) {}

    /**
     * Lowers the learning rate when a run does not get better.
     *
     * @param factor what the rate is multiplied with, in (0, 1)
     * @param patience epochs without improvement after which it is lowered
     * @param minDelta what counts as an improvement; at least 0
     * @param cooldown epochs after a reduction in which none is counted
     * @param minLr below which the rate does not go
     */
    public record ReduceLrOnPlateau(double factor, int patience, double minDelta, int cooldown, double minLr) {}
}
