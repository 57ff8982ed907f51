package io.cotejo.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cotejo.events.Calibration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReliabilityTest {
    @Test
    void theExpectedErrorIsThatOfTheBinsWeighedByTheirImages() {
        var reliability = new Reliability();
        reliability.add(0.92, true);
        reliability.add(0.98, false);
        reliability.add(0.96, true);
        reliability.add(0.55, false);

        var calibration = reliability.calibration();

        // 3/4 · |2/3 - 0.9533…| + 1/4 · |0 - 0.55|
        assertThat(calibration.expectedError()).isCloseTo(0.75 * (2.86 / 3 - 2 / 3.0) + 0.25 * 0.55, within(1e-12));
        assertThat(calibration.bins()).hasSize(10);
        assertThat(calibration.bins().get(5)).isEqualTo(new Calibration.Bin(1, 0.55, 0));
        assertThat(calibration.bins().get(9).images()).isEqualTo(3);
        assertThat(calibration.bins().get(9).accuracy()).isEqualTo(2 / 3.0);
        assertThat(calibration.bins().get(9).confidence()).isCloseTo(2.86 / 3, within(1e-12));
        assertThat(calibration.bins().getFirst()).isEqualTo(new Calibration.Bin(0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.1, 0", "0.1000001, 1", "0.5, 4", "0.9, 8", "0.95, 9", "1, 9"})
    void aProbabilityOnAnEdgeBelongsToTheLowerBin(double confidence, int bin) {
        var reliability = new Reliability();
        reliability.add(confidence, true);

        assertThat(reliability.calibration().bins().get(bin).images()).isEqualTo(1);
    }

    @Test
    void withoutImagesThereIsNoError() {
        assertThat(new Reliability().calibration().expectedError()).isZero();
    }
}
