package io.cotejo.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff();

    @Test
    void pausesGrowUpToHalfAMinute() {
        var pauses = Stream.generate(() -> backoff.after(Duration.ofSeconds(2))).limit(7);

        assertThat(pauses.map(Duration::toSeconds)).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void whatHasLastedAWhileIsStartedAgainSoon() {
        backoff.after(Duration.ofSeconds(2));
        backoff.after(Duration.ofSeconds(2));

        assertThat(backoff.after(Duration.ofMinutes(5))).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.after(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(2));
    }
}
