package io.cotejo.inference.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void quantilesAreThoseOfWhatWasAdded() {
        var latencies = new Latencies();
        LongStream.rangeClosed(1, 100_000).forEach(micros -> latencies.add(micros * 1_000));

        assertThat(latencies.total()).isEqualTo(100_000);
        assertThat(latencies.micros(0.5)).isCloseTo(50_000, withinPercentage(1.6));
        assertThat(latencies.micros(0.99)).isCloseTo(99_000, withinPercentage(1.6));
        assertThat(latencies.micros(0.001)).isEqualTo(100);
    }

    @Test
    void nothingAddedIsZero() {
        assertThat(new Latencies().micros(0.5)).isZero();
    }
}
