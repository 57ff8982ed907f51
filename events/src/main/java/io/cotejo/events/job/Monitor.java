package io.cotejo.events.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The figure that decides which epoch is the best. */
public enum Monitor {
    VAL_ACCURACY,
    VAL_LOSS,
    TRAIN_ACCURACY,
    TRAIN_LOSS;

    /** True if it is taken from images that are held back for validation. */
    public boolean needsValidation() {
        return this == VAL_ACCURACY || this == VAL_LOSS;
    }

    /** True if more is better. */
    public boolean higherIsBetter() {
        return this == VAL_ACCURACY || this == TRAIN_ACCURACY;
    }

    /** The word for it in the job document. */
    @JsonValue
    public String document() {
        return name().toLowerCase(Locale.ROOT);
    }
}
