package io.cotejo.metrics.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.cotejo.metrics.evaluation.ClassificationReport.Average;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClassificationReportTest {
    private static final Offset<Double> ROUNDING = within(1e-12);

    /** Confusion; by class precision, recall, F1, support; accuracy; macro and weighted average. */
    static Stream<Arguments> cases() {
        return Stream.of(
                arguments(
                        "three classes",
                        List.of(List.of(5, 1, 0), List.of(2, 3, 1), List.of(0, 0, 4)),
                        List.of(
                                report(5 / 7.0, 5 / 6.0, 10 / 13.0, 6),
                                report(3 / 4.0, 3 / 6.0, 3 / 5.0, 6),
                                report(4 / 5.0, 1, 8 / 9.0, 4)),
                        12 / 16.0,
                        new Average(
                                (5 / 7.0 + 3 / 4.0 + 4 / 5.0) / 3,
                                (5 / 6.0 + 1 / 2.0 + 1) / 3,
                                (10 / 13.0 + 3 / 5.0 + 8 / 9.0) / 3,
                                16),
                        new Average(
                                (6 * 5 / 7.0 + 6 * 3 / 4.0 + 4 * 4 / 5.0) / 16,
                                12 / 16.0,
                                (6 * 10 / 13.0 + 6 * 3 / 5.0 + 4 * 8 / 9.0) / 16,
                                16)),
                arguments(
                        "a class without images, once predicted",
                        List.of(List.of(3, 1), List.of(0, 0)),
                        List.of(report(1, 3 / 4.0, 6 / 7.0, 4), report(0, 0, 0, 0)),
                        3 / 4.0,
                        new Average(1 / 2.0, 3 / 8.0, 3 / 7.0, 4),
                        new Average(1, 3 / 4.0, 6 / 7.0, 4)),
                arguments(
                        "a class that is never predicted",
                        List.of(List.of(6, 0), List.of(2, 0)),
                        List.of(report(6 / 8.0, 1, 12 / 14.0, 6), report(0, 0, 0, 2)),
                        6 / 8.0,
                        new Average(3 / 8.0, 1 / 2.0, 6 / 14.0, 8),
                        new Average(6 * 6 / 64.0, 6 / 8.0, 6 * 12 / (14.0 * 8), 8)),
                arguments(
                        "a class without images that is never predicted",
                        List.of(List.of(1, 0, 0), List.of(0, 1, 0), List.of(0, 0, 0)),
                        List.of(report(1, 1, 1, 1), report(1, 1, 1, 1), report(0, 0, 0, 0)),
                        1,
                        new Average(2 / 3.0, 2 / 3.0, 2 / 3.0, 2),
                        new Average(1, 1, 1, 2)),
                arguments(
                        "all wrong",
                        List.of(List.of(0, 2), List.of(3, 0)),
                        List.of(report(0, 0, 0, 2), report(0, 0, 0, 3)),
                        0,
                        new Average(0, 0, 0, 5),
                        new Average(0, 0, 0, 5)),
                arguments(
                        "no images",
                        List.of(List.of(0, 0), List.of(0, 0)),
                        List.of(report(0, 0, 0, 0), report(0, 0, 0, 0)),
                        0,
                        new Average(0, 0, 0, 0),
                        new Average(0, 0, 0, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void figuresAreThoseOfScikitLearn(
            String name,
            List<List<Integer>> confusion,
            List<ClassReport> classes,
            double accuracy,
            Average macro,
            Average weighted) {
        var labels =
                IntStream.range(0, confusion.size()).mapToObj(Integer::toString).toList();

        var report = ClassificationReport.of(confusion, labels);

        assertThat(report.accuracy()).as(name).isCloseTo(accuracy, ROUNDING);
        assertThat(report.classes()).extracting(ClassReport::label).isEqualTo(labels);
        for (int i = 0; i < classes.size(); i++) {
            var expected = classes.get(i);
            var actual = report.classes().get(i);
            assertThat(actual.precision()).isCloseTo(expected.precision(), ROUNDING);
            assertThat(actual.recall()).isCloseTo(expected.recall(), ROUNDING);
            assertThat(actual.f1()).isCloseTo(expected.f1(), ROUNDING);
            assertThat(actual.support()).isEqualTo(expected.support());
        }
        assertClose(report.macroAvg(), macro);
        assertClose(report.weightedAvg(), weighted);
    }

    @Test
    void thePairsThatAreConfusedMostComeFirst() {
        var confusion = List.of(List.of(50, 2, 0), List.of(7, 40, 2), List.of(0, 1, 30));

        assertThat(ConfusedPair.of(confusion, List.of("cat", "dog", "emu")))
                .containsExactly(
                        new ConfusedPair("dog", "cat", 7),
                        new ConfusedPair("cat", "dog", 2),
                        new ConfusedPair("dog", "emu", 2),
                        new ConfusedPair("emu", "dog", 1));
    }

    @Test
    void tenConfusedPairsAreEnough() {
        var row = List.of(1, 1, 1, 1);

        assertThat(ConfusedPair.of(List.of(row, row, row, row), List.of("a", "b", "c", "d")))
                .hasSize(10);
    }

    private static void assertClose(Average actual, Average expected) {
        assertThat(actual.precision()).isCloseTo(expected.precision(), ROUNDING);
        assertThat(actual.recall()).isCloseTo(expected.recall(), ROUNDING);
        assertThat(actual.f1()).isCloseTo(expected.f1(), ROUNDING);
        assertThat(actual.support()).isEqualTo(expected.support());
    }

    private static ClassReport report(double precision, double recall, double f1, long support) {
        return new ClassReport("", precision, recall, f1, support);
    }
}
