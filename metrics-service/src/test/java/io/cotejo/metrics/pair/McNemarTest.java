package io.cotejo.metrics.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures are those of SciPy: {@code 2 * binom.cdf(min, n, 0.5)} and {@code chi2.sf(statistic, 1)}. */
class McNemarTest {
    private static final double ALMOST = 1e-8; // percent

    @ParameterizedTest
    @CsvSource({"6, 16, 0.052478790283203125", "0, 8, 0.0078125", "1, 0, 1", "12, 12, 1", "3, 21, 0.0002771615982055664"
    })
    void fewDiscordantImagesAreTestedExactly(int onlyFirst, int onlySecond, double pValue) {
        var test = McNemar.of(onlyFirst, onlySecond);

        assertThat(test.exact()).isTrue();
        assertThat(test.statistic()).isEqualTo(Math.min(onlyFirst, onlySecond));
        assertThat(test.pValue()).isCloseTo(pValue, withinPercentage(ALMOST));
    }

    @ParameterizedTest
    @CsvSource({
        "121, 59, 20.67222222222222, 5.450094825427117e-06",
        "86, 150, 16.81779661016949, 4.114562281345944e-05",
        "10, 15, 0.64, 0.4237107971667936",
        "5, 295, 278.4033333333333, 1.673173431738352e-62"
    })
    void manyAreTestedByChiSquareCorrectedForContinuity(
            int onlyFirst, int onlySecond, double statistic, double pValue) {
        var test = McNemar.of(onlyFirst, onlySecond);

        assertThat(test.exact()).isFalse();
        assertThat(test.statistic()).isCloseTo(statistic, withinPercentage(ALMOST));
        assertThat(test.pValue()).isCloseTo(pValue, withinPercentage(ALMOST));
    }

    @Test
    void twoThatAreRightEquallyOftenDoNotDiffer() {
        assertThat(McNemar.of(0, 0)).isEqualTo(new McNemar(0, 1, true));
        assertThat(McNemar.of(20, 20)).isEqualTo(new McNemar(0, 1, false));
        assertThat(McNemar.of(13, 12)).isEqualTo(new McNemar(0, 1, false));
    }

    @Test
    void theOrderOfTheTwoIsOfNoMatter() {
        assertThat(McNemar.of(3, 17)).isEqualTo(McNemar.of(17, 3));
        assertThat(McNemar.of(30, 17)).isEqualTo(McNemar.of(17, 30));
    }

    @Test
    void twentyFiveDiscordantImagesAreMany() {
        assertThat(McNemar.of(4, 20).exact()).isTrue();
        assertThat(McNemar.of(4, 21).exact()).isFalse();
    }

    @Test
    void aCountBelowZeroIsRefused() {
        assertThatThrownBy(() -> McNemar.of(-1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("were -1 and 2");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "0.1, 0.8875370839817152",
        "0.5, 0.4795001221869535",
        "1, 0.15729920705028516",
        "1.9999, 0.00467980209297061",
        "2, 0.004677734981047266",
        "2.0001, 0.0046756686958033394",
        "3, 2.2090496998585445e-05",
        "20, 5.395865611607901e-176"
    })
    void theErrorFunctionIsThatOfSciPy(double x, double complement) {
        assertThat(ErrorFunction.complement(x)).isCloseTo(complement, withinPercentage(1e-10));
    }
}
