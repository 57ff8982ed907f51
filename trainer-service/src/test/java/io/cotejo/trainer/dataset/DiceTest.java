package io.cotejo.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiceTest {
    @Test
    void theSameStreamAndNumberGiveTheSameThrows() {
        assertThat(throwsOf(new Dice(3, 7))).isEqualTo(throwsOf(new Dice(3, 7)));
    }

    @Test
    void anotherStreamOrNumberGivesOtherThrows() {
        var some = throwsOf(new Dice(3, 7));

        assertThat(throwsOf(new Dice(4, 7))).isNotEqualTo(some);
        assertThat(throwsOf(new Dice(3, 8))).isNotEqualTo(some);
    }

    @Test
    void firstThrowsOfNeighboursAreSpreadEvenly() {
        var mean = IntStream.range(0, 10_000)
                .mapToDouble(i -> new Dice(0, i).share())
                .average();

        assertThat(mean).hasValueCloseTo(0.5, within(0.01));
    }

    @Test
    void theBellHasMeanZeroAndDeviationOne() {
        var dice = new Dice(1, 1);
        var values = DoubleStream.generate(dice::bell).limit(20_000).summaryStatistics();
        double square = DoubleStream.generate(() -> StrictMath.pow(dice.bell(), 2))
                .limit(20_000)
                .summaryStatistics()
                .getAverage();

        assertThat(values.getAverage()).isCloseTo(0, within(0.03));
        assertThat(square).isCloseTo(1, within(0.03));
        assertThat(values.getMin()).isBetween(-3.0, -2.0);
        assertThat(values.getMax()).isBetween(2.0, 3.0);
    }

    private static double[] throwsOf(Dice dice) {
        return DoubleStream.generate(dice::share).limit(10).toArray();
    }
}
