package io.cotejo.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {
    @ParameterizedTest
    @CsvSource({"64, false, 128, 2", "64, false, 129, 3", "64, true, 129, 2", "64, true, 130, 3", "64, true, 1, 1"})
    void countsAnEpochsSteps(int size, boolean noSingles, int images, int expected) {
        assertThat(new Batches(size, noSingles).count(images)).isEqualTo(expected);
    }
}
