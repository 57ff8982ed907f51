package io.cotejo.trainer.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SeededRandomTest {
    private static final int DRAWS = 100_000;

    @Test
    void givesTheSameNumbersForTheSameSeedAndPurpose() {
        var first = SeededRandom.of(42, 1, 7);
        var second = SeededRandom.of(42, 1, 7);

        assertThat(first.nextLong()).isEqualTo(second.nextLong());
        assertThat(first.nextGaussian()).isEqualTo(second.nextGaussian());
    }

    @Test
    void givesOtherNumbersForAnotherSeedOrPurpose() {
        long number = SeededRandom.of(42, 1, 7).nextLong();

        assertThat(SeededRandom.of(43, 1, 7).nextLong()).isNotEqualTo(number);
        assertThat(SeededRandom.of(42, 2, 7).nextLong()).isNotEqualTo(number);
        assertThat(SeededRandom.of(42, 7, 1).nextLong()).isNotEqualTo(number);
    }

    @Test
    void givesEveryIntegerBelowTheBoundEquallyOften() {
        var random = SeededRandom.of(1);
        var counts = new int[3];
        for (int i = 0; i < DRAWS; i++) {
            counts[random.nextInt(3)]++;
        }

        assertThat(Arrays.stream(counts).boxed())
                .allSatisfy(count -> assertThat(count).isCloseTo(DRAWS / 3, within(DRAWS / 100)));
    }

    @Test
    void givesGaussiansWithMeanZeroAndDeviationOne() {
        var random = SeededRandom.of(1);
        var draws = DoubleStream.generate(random::nextGaussian).limit(DRAWS).toArray();

        double mean = DoubleStream.of(draws).average().orElseThrow();
        double variance = DoubleStream.of(draws).map(x -> x * x).average().orElseThrow();

        assertThat(mean).isCloseTo(0, within(0.02));
        assertThat(variance).isCloseTo(1, within(0.02));
    }
}
