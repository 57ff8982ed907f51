package io.cotejo.events.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which way a monitored figure gets better. */
public enum Mode {
    MIN,
    MAX;

    /** The way that a figure gets better by its nature. */
    public static Mode of(Monitor monitor) {
        return monitor.higherIsBetter() ? MAX : MIN;
    }

    /** The word for it in the job document. */
    @JsonValue
    public String document() {
        return name().toLowerCase(Locale.ROOT);
    }
}
