package io.cotejo.cli.stack;

import java.time.Duration;

/** How long to wait before something that ended is started again: longer each time, until it has lasted a while. */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LASTED = Duration.ofMinutes(1);

    private Duration next = FIRST;

    /** The pause after something that ran for {@code lasted}. */
    Duration after(Duration lasted) {
        var pause = lasted.compareTo(LASTED) >= 0 ? FIRST : next;
        var doubled = pause.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return pause;
    }
}
