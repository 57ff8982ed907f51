package io.cotejo.inference.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.inference.model.StatisticsEntry.Batch;
import io.cotejo.inference.model.StatisticsEntry.Spent;
import io.cotejo.inference.model.VersionStatistics.Phases;
import io.cotejo.inference.testing.Exports;
import io.cotejo.inference.testing.SetClock;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class VersionStatisticsTest {
    private final SetClock clock = new SetClock();
    private final VersionStatistics statistics = new VersionStatistics(clock);

    @Test
    void aVersionThatDidNothingHasOnlyZeros() {
        var entry = statistics.entry("digits", 7);

        assertThat(entry.name()).isEqualTo("digits");
        assertThat(entry.version()).isEqualTo(7);
        assertThat(entry.lastMillis()).isZero();
        assertThat(entry.executions()).isZero();
        assertThat(entry.runs()).isEmpty();
        assertThat(entry.requests().success()).isEqualTo(new Spent(0, 0));
    }

    @Test
    void imagesRunsAndRequestsAreCountedApart() {
        statistics.executed(3, 30);
        clock.advance(Duration.ofSeconds(1));
        statistics.executed(3, 50);
        statistics.executed(1, 5);
        statistics.succeeded(new Phases(1, 2, 3, 4));
        statistics.succeeded(new Phases(10, 20, 30, 40));
        statistics.failed(9);

        var entry = statistics.entry("digits", 1);
        assertThat(entry.images()).isEqualTo(7);
        assertThat(entry.executions()).isEqualTo(3);
        assertThat(entry.lastMillis()).isEqualTo(Exports.AT.toEpochMilli() + 1000);
        assertThat(entry.runs()).containsExactly(new Batch(1, new Spent(1, 5)), new Batch(3, new Spent(2, 80)));
        assertThat(entry.requests().success()).isEqualTo(new Spent(2, 110));
        assertThat(entry.requests().failure()).isEqualTo(new Spent(1, 9));
        assertThat(entry.requests().queue()).isEqualTo(new Spent(2, 11));
        assertThat(entry.requests().input()).isEqualTo(new Spent(2, 22));
        assertThat(entry.requests().compute()).isEqualTo(new Spent(2, 33));
        assertThat(entry.requests().output()).isEqualTo(new Spent(2, 44));
    }

    @Test
    void noneIsLostWhenSeveralThreadsCount() {
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                threads.execute(() -> {
                    for (int run = 0; run < 10_000; run++) {
                        statistics.executed(1 + run % 256, 1);
                    }
                });
            }
        }

        assertThat(statistics.entry("digits", 1).executions()).isEqualTo(40_000);
    }
}
