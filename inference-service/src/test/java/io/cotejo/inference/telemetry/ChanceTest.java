package io.cotejo.inference.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChanceTest {
    private final Random random = new Random(1);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 256})
    void everyImageHasTheSameChanceWhateverItsBatch(int rows) {
        var chance = new Chance(0.05, random::nextDouble);
        int images = 400_000 / rows * rows;
        var drawn = new int[rows];

        for (int batch = 0; batch < images / rows; batch++) {
            for (int row = chance.next(0, rows); row < rows; row = chance.next(row + 1, rows)) {
                drawn[row]++;
            }
        }

        double expected = 0.05 * images / rows;
        for (int each : drawn) {
            assertThat(each).isCloseTo((int) expected, within((int) (6 * Math.sqrt(expected)) + 1));
        }
    }

    @Test
    void allOrNothingIsAllOrNothing() {
        var all = new Chance(1, random::nextDouble);
        var nothing = new Chance(0, random::nextDouble);

        for (int row = 0; row < 100; row++) {
            assertThat(all.next(row, 100)).isEqualTo(row);
            assertThat(nothing.next(row, 100)).isEqualTo(100);
        }
        assertThat(all.next(100, 100)).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aShareOutsideOfZeroToOneIsRefused(double share) {
        assertThatThrownBy(() -> new Chance(share, random::nextDouble))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cotejo.inference.telemetry.sample must be a share in [0, 1], was " + share);
    }
}
