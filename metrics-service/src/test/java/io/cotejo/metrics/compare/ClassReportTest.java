package io.cotejo.metrics.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassReportTest {
    @Test
    void figuresAreThoseOfScikitLearn() {
        var reports =
                ClassReport.of(List.of(List.of(5, 1, 0), List.of(2, 3, 1), List.of(0, 0, 4)), List.of("a", "b", "c"));

        assertThat(reports).extracting(ClassReport::label).containsExactly("a", "b", "c");
        assertThat(reports.get(0).precision()).isCloseTo(5 / 7.0, within(1e-12));
        assertThat(reports.get(0).recall()).isCloseTo(5 / 6.0, within(1e-12));
        assertThat(reports.get(0).f1()).isCloseTo(10 / 13.0, within(1e-12));
        assertThat(reports.get(1).f1()).isCloseTo(0.6, within(1e-12));
        assertThat(reports.get(2).precision()).isCloseTo(0.8, within(1e-12));
        assertThat(reports).extracting(ClassReport::support).containsExactly(6L, 6L, 4L);
    }

    @Test
    void aDivisionByZeroGivesZero() {
        var reports = ClassReport.of(List.of(List.of(0, 0), List.of(3, 0)), List.of());

        assertThat(reports).containsExactly(new ClassReport("0", 0, 0, 0, 0), new ClassReport("1", 0, 0, 0, 3));
    }
}
