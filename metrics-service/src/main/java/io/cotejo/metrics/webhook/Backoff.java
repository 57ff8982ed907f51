package io.cotejo.metrics.webhook;

import java.time.Duration;
import java.util.Optional;

/** How long to wait after a delivery that was not heard: one second, then twice as long each time, an hour at most. */
final class Backoff {
    /** After so many attempts, some twelve hours, a delivery is given up. */
    static final int ATTEMPTS = 24;

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int DOUBLINGS = 12; // 4,096 s, which is above the longest

    private Backoff() {}

    /**
     * The pause before the next attempt; empty if there is to be none.
     *
     * @param attempt the one that failed, counted from 1
     */
    static Optional<Duration> after(int attempt) {
        if (attempt >= ATTEMPTS) {
            return Optional.empty();
        }
        var pause = Duration.ofSeconds(1L << Math.min(attempt - 1, DOUBLINGS));
        return Optional.of(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    }
}
