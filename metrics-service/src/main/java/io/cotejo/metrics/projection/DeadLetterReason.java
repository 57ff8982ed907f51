package io.cotejo.metrics.projection;

import java.util.Locale;

/** Why a record could not be folded; a closed set, for meters. */
enum DeadLetterReason {
    /** It is not what its topic promises. */
    UNREADABLE,
    /** It holds a value that the database does not take. */
    REFUSED;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
