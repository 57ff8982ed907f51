package io.cotejo.inference.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceBinsTest {
    @Test
    void neighboursAreJoinedUntilTheyHoldEnough() {
        var bins = new ReferenceBins(List.of(0L, 30L, 5L, 25L, 36L, 3L, 1L), 0.3);

        assertThat(bins.size()).isEqualTo(3);
        assertThat(List.of(bins.bin(0), bins.bin(1), bins.bin(2), bins.bin(3), bins.bin(4), bins.bin(5), bins.bin(6)))
                .containsExactly(0, 0, 1, 1, 2, 2, 2);
        assertThat(bins.bin(-1)).isZero();
        assertThat(bins.bin(99)).isEqualTo(2);
    }

    @Test
    void oneBinThatHoldsAllIsEnough() {
        assertThat(new ReferenceBins(List.of(0L, 0L, 9L), 0.1).size()).isEqualTo(1);
        assertThat(new ReferenceBins(List.of(9L, 0L, 0L), 0.1).size()).isEqualTo(1);
    }

    /** By hand: shares of 5.5/11, 5.5/11 and 0.5/11, 10.5/11 : (0.045-0.5)·ln(0.045/0.5) + (0.955-0.5)·ln(0.955/0.5). */
    @Test
    void theIndexIsThatOfTheFormula() {
        var bins = new ReferenceBins(List.of(5L, 5L), 0.1);

        assertThat(bins.stability(new int[] {0, 10})).isCloseTo(1.38386, within(1e-4));
        assertThat(bins.stability(new int[] {5, 5})).isZero();
        assertThat(bins.stability(new int[] {10, 0})).isCloseTo(1.38386, within(1e-4));
    }
}
