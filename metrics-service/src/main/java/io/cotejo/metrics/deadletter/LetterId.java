package io.cotejo.metrics.deadletter;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a dead letter is.
 *
 * @param topic the dead-letter topic
 */
record LetterId(String topic, int partition, long offset) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9._-]{1,249})\\.([0-9]{1,9})\\.([0-9]{1,18})");

    /** Reads what {@link #toString} has written; empty if it is anything else. */
    static Optional<LetterId> parse(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new LetterId(
                        matcher.group(1), Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return topic + "." + partition + "." + offset;
    }
}
