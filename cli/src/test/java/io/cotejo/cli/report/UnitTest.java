package io.cotejo.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {
    @ParameterizedTest
    @CsvSource({
        "SHARE, 0.98039, 98.04 %",
        "NATS, 0.06125, 0.0613",
        "SECONDS, 75.2, 1 min 15 s",
        "COUNT, 467818, '467,818'"
    })
    void aValueHasItsUnit(Unit unit, double value, String text) {
        assertThat(unit.write(value)).isEqualTo(text);
    }

    @Test
    void severalValuesAreAMeanWithTheirDeviation() {
        assertThat(Unit.SHARE.write(new Sample(List.of(0.97, 0.99)))).isEqualTo("98.00 ± 1.41 %");
        assertThat(Unit.NATS.write(new Sample(List.of(0.1, 0.1)))).isEqualTo("0.1000 ± 0.0000");
        assertThat(Unit.SECONDS.write(new Sample(List.of(8.0, 9.0)))).isEqualTo("8.5 ± 0.7 s");
        assertThat(Unit.COUNT.write(new Sample(List.of(10.0, 10.0)))).isEqualTo("10");
    }

    @Test
    void whatIsNotKnownIsADash() {
        assertThat(Unit.SHARE.write(new Sample(List.of()))).isEqualTo("–");
        assertThat(Unit.SHARE.writeDifference(null)).isEqualTo("–");
    }

    @ParameterizedTest
    @CsvSource({
        "SHARE, 0.0102, +1.02 pp",
        "SHARE, -0.0051, −0.51 pp",
        "SHARE, -0.000001, ±0.00 pp",
        "NATS, -0.01, −0.0100",
        "SECONDS, 12.34, +12.3 s",
        "COUNT, 1584, '+1,584'"
    })
    void aDifferenceHasItsSign(Unit unit, double difference, String text) {
        assertThat(unit.writeDifference(difference)).isEqualTo(text);
    }
}
