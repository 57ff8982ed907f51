package io.cotejo.metrics.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a webhook may be told of. */
public enum Occasion {
    /** A run's export has become a version. */
    VERSION_REGISTERED,
    /** An alias, the champion among them, stands for another version, or for none. */
    ALIAS_MOVED;

    /** The word for it in the configuration and in a delivery's header. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
