package io.cotejo.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cotejo.cli.report.ScatterChart.Spot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartsTest {
    @ParameterizedTest
    @CsvSource({"0.03, 0.61", "0.95, 0.991", "0.5, 0.5", "0, 0", "-3, 12000", "1e-9, 2e-9"})
    void anAxisBeginsAndEndsAtTicksAroundTheValues(double low, double high) {
        var axis = Axis.around(List.of(low, high));

        assertThat(axis.low())
                .isLessThanOrEqualTo(low + 1e-12)
                .isEqualTo(axis.ticks().getFirst());
        assertThat(axis.high())
                .isGreaterThanOrEqualTo(high - 1e-12)
                .isCloseTo(axis.ticks().getLast(), within(1e-9));
        assertThat(axis.ticks()).hasSizeBetween(2, 8);
        assertThat(axis.share(axis.low())).isZero();
    }

    @Test
    void manyEpochsAreLabelledHereAndThere() {
        assertThat(Axis.epochs(5).ticks()).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0);
        assertThat(Axis.epochs(100).ticks()).hasSizeLessThan(15).startsWith(1.0).contains(100.0);
        assertThat(Axis.epochs(1).share(1)).isEqualTo(0.5);
    }

    @Test
    void equalFactorsAreEquallyFarApartOnALogarithmicAxis() {
        var axis = Axis.logarithmic(List.of(4_266.0, 467_818.0));

        assertThat(axis.ticks()).containsExactly(10_000.0, 100_000.0);
        assertThat(axis.share(40_000) - axis.share(4_000))
                .isCloseTo(axis.share(400_000) - axis.share(40_000), within(1e-9));
    }

    @Test
    void aChartIsToldInWordsToo() {
        var chart = new LineChart("Loss", false, List.of(curve("train", 0.5, 0.25), curve("test", 0.4, 0.3)));

        assertThat(new Markup().add(chart))
                .asString()
                .contains("aria-label=\"Loss by epoch. train: from 0.5000 to 0.2500; test: from 0.4000 to 0.3000.\"")
                .contains("role=\"img\"");
    }

    @Test
    void curvesThatEndTogetherHaveNamesApart() {
        var chart = new LineChart("Loss", false, List.of(curve("train", 0.5, 0.3), curve("test", 0.4, 0.3)));
        var places = new Markup()
                .add(chart)
                .toString()
                .lines()
                .flatMap(line -> java.util.regex.Pattern.compile("class=\"name s\\d\" x=\"[\\d.]+\" y=\"([\\d.]+)\"")
                        .matcher(line)
                        .results())
                .map(found -> Double.parseDouble(found.group(1)))
                .toList();

        assertThat(places).hasSize(2);
        assertThat(Math.abs(places.get(0) - places.get(1))).isGreaterThanOrEqualTo(12);
    }

    @Test
    void aNameStandsWhereThereIsRoom() {
        assertThat(Name.beside("cnn", 100, 50)).isEqualTo(new Name("cnn", 108, 54));
        assertThat(Name.beside("tanh_sgd_nesterov", 400, 50).x()).isBetween(240.0, 270.0);
        assertThat(Name.beside("cnn", 100, 50).covers(Name.beside("mlp", 110, 60)))
                .isTrue();
        assertThat(Name.beside("cnn", 100, 50).covers(Name.beside("mlp", 110, 64)))
                .isFalse();
        assertThat(Name.beside("cnn", 100, 50).covers(Name.beside("mlp", 200, 50)))
                .isFalse();
    }

    @Test
    void aLongNameIsDrawnWithoutItsMiddle() {
        var chart = new LineChart("Loss", false, List.of(curve("deep_bn_dropout_adamw_torch", 0.5, 0.3)));

        assertThat(new Markup().add(chart))
                .asString()
                .contains(">deep_bn_drop…adamw_torch<title>deep_bn_dropout_adamw_torch</title>");
    }

    @Test
    void withoutPointsThereIsNoChart() {
        var chart = new LineChart("Loss", false, List.of(new Curve("train", 0, false, List.of())));

        assertThat(new Markup().add(chart)).hasToString("");
    }

    @Test
    void theLineJoinsThoseThatNoOtherBeatsInBoth() {
        var chart = new ScatterChart(
                "t",
                "parameters",
                Unit.COUNT,
                List.of(
                        new Spot("large", true, 400_000, 0.99),
                        new Spot("wasteful", true, 30_000, 0.96),
                        new Spot("small", true, 4_000, 0.98),
                        new Spot("somebody's", false, 1_000, 0.999)));

        assertThat(chart.front()).extracting(Spot::name).containsExactly("small", "large");
    }

    private static Curve curve(String name, double first, double second) {
        return new Curve(name, 0, false, List.of(new Curve.Point(1, first), new Curve.Point(2, second)));
    }
}
