package io.cotejo.events.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How weights and biases begin. */
public enum Initializer {
    /** PyTorch's default: weights and biases uniform in ±1/√fan-in. */
    KAIMING_UNIFORM,
    /** He normal weights (standard deviation √(2/fan-in)), zero bias. */
    HE_NORMAL,
    /** He uniform weights (±√(6/fan-in)), zero bias. */
    HE_UNIFORM,
    /** Glorot normal weights (standard deviation √(2/(fan-in + fan-out))), zero bias. */
    GLOROT_NORMAL,
    /** Keras's default: Glorot uniform weights (±√(6/(fan-in + fan-out))), zero bias. */
    GLOROT_UNIFORM;

    /** The word for it in the job document. */
    @JsonValue
    public String document() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
