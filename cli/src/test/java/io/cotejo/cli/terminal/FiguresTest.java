package io.cotejo.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    private final Figures figures = new Figures(Style.PLAIN);

    @ParameterizedTest
    @CsvSource({"0.04, 0.0 s", "59.94, 59.9 s", "59.96, 1 min 00 s", "75.4, 1 min 15 s", "3725, 1 h 02 min"})
    void timesAreToldInTheUnitThatFits(double seconds, String told) {
        assertThat(figures.seconds(seconds)).isEqualTo(told);
    }

    @Test
    void figuresHaveAFixedNumberOfDecimals() {
        assertThat(figures.precise(0.98765)).isEqualTo("0.9877");
        assertThat(figures.percent(0.98765)).isEqualTo("98.8 %");
        assertThat(figures.count(467818L)).isEqualTo("467,818");
        assertThat(figures.rate(19115.6)).isEqualTo("19,116");
    }

    @Test
    void whatIsNotKnownIsADash() {
        assertThat(figures.precise(null)).isEqualTo("-");
        assertThat(figures.precise(Double.NaN)).isEqualTo("-");
        assertThat(figures.count(null)).isEqualTo("-");
        assertThat(figures.seconds(null)).isEqualTo("-");
        assertThat(figures.text(" ")).isEqualTo("-");
    }
}
