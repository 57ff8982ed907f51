package io.cotejo.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BarTest {
    private static final Style UNICODE = new Style(false, true, false);

    @ParameterizedTest
    @CsvSource({"0.0, '    '", "0.5, '██  '", "1.0, '████'", "0.53125, '██▏ '", "0.999, '███▉'"})
    void unicodeBarsAreDrawnInEighths(double share, String bar) {
        assertThat(Bar.of(share, 4, UNICODE)).isEqualTo(bar);
    }

    @ParameterizedTest
    @CsvSource({"0.0, ....", "0.5, ##..", "0.74, ##..", "1.0, ####"})
    void plainBarsAreDrawnInWholeCharacters(double share, String bar) {
        assertThat(Bar.of(share, 4, Style.PLAIN)).isEqualTo(bar);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0.01, 0.33, 0.999999, 2, Double.NaN, Double.POSITIVE_INFINITY})
    void everyBarHasTheWidthAskedFor(double share) {
        assertThat(Bar.of(share, 17, UNICODE)).hasSize(17);
        assertThat(Bar.of(share, 17, Style.PLAIN)).hasSize(17);
    }

    @Test
    void whatIsNotANumberIsEmpty() {
        assertThat(Bar.of(Double.NaN, 3, Style.PLAIN)).isEqualTo("...");
    }
}
