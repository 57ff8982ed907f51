package io.cotejo.events.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a run writes for TensorBoard. */
public enum TensorBoard {
    NONE,
    /** Curves, hyperparameters and pictures. */
    SCALARS,
    /** Those, and histograms of weights and gradients layer by layer. */
    ALL;

    /** The word for it in the job document. */
    @JsonValue
    public String document() {
        return name().toLowerCase(Locale.ROOT);
    }
}
