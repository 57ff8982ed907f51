package io.cotejo.events.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The activations there are. */
public enum ActivationKind {
    RELU,
    TANH,
    SIGMOID,
    GELU;

    /** The word for it in the job document. */
    @JsonValue
    public String document() {
        return name().toLowerCase(Locale.ROOT);
    }
}
