package io.cotejo.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cotejo.events.job.ScheduleSpec;
import io.cotejo.trainer.Jobs;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constant, step and warm-up are worked out by hand; cosine and one-cycle come from PyTorch's schedulers. */
class ScheduleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {type: constant}                                   | 2 | 2 | 1 1 1 1
            {type: constant, warmup: 0.5}                      | 2 | 4 | 0.5 1 1 1 1 1 1 1
            {type: constant, warmup: 1.25}                     | 2 | 4 | 0.2 0.4 0.6 0.8 1 1 1 1
            {type: step, every: 1, factor: 0.5}                | 3 | 2 | 1 1 0.5 0.5 0.25 0.25
            {type: step, every: 2, factor: 0.1}                | 5 | 1 | 1 1 0.1 0.1 0.01
            {type: step, every: 1, factor: 0.5, warmup: 1.5}   | 3 | 2 | 0.3333333333 0.6666666667 0.5 0.5 0.25 0.25
            {type: cosine}                                     | 1 | 1 | 1
            {type: cosine, warmup: 0.5}                        | 1 | 2 | 1 0
            """)
    void followsTheFiguresWorkedOutByHand(String schedule, int epochs, int stepsPerEpoch, String expected) {
        assertFactors(schedule, epochs, stepsPerEpoch, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {type: cosine}                                  | 3 | 2 | 1 0.9045084972 0.6545084972 0.3454915028 0.0954915028 0
            {type: cosine, finalShare: 0.1}                 | 5 | 1 | 1 0.8681980515 0.55 0.2318019485 0.1
            {type: cosine, finalShare: 0.1, warmup: 1}      | 3 | 2 | 0.5 1 0.8681980515 0.55 0.2318019485 0.1
            """)
    void cosineFallsAsPyTorchsCosineAnnealingDoesAndEndsAtTheLastStep(
            String schedule, int epochs, int stepsPerEpoch, String expected) {
        assertFactors(schedule, epochs, stepsPerEpoch, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {type: one-cycle}                    | 2  | 5 | 0.04 0.52 1 0.9504846320 0.8117456540 0.6112620219 0.3887419781 0.1882583461 0.0495193680 4e-6
            {type: one-cycle, rise: 0.5, divide: 10, finalDivide: 100} | 7 | 1 | 0.1 0.4109423525 0.9140576475 0.9505339495 0.6116492065 0.1890668440 0.001
            {type: one-cycle}                    | 1  | 3 | 0.9944154355 0.4626371027 4e-6
            {type: one-cycle}                    | 1  | 1 | 4e-6
            """)
    void oneCycleIsPyTorchs(String schedule, int epochs, int stepsPerEpoch, String expected) {
        assertFactors(schedule, epochs, stepsPerEpoch, expected);
    }

    private static void assertFactors(String spec, int epochs, int stepsPerEpoch, String expected) {
        var schedule = new Schedule(spec(spec), epochs, stepsPerEpoch);
        var factors = LongStream.range(0, (long) epochs * stepsPerEpoch)
                .mapToDouble(schedule::factor)
                .toArray();
        var figures = Arrays.stream(expected.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(factors).containsExactly(figures, within(1e-10));
    }

    @Test
    void isConstantWhereTheJobNamesNone() {
        var schedule = new Schedule(null, 2, 3);

        assertThat(LongStream.range(0, 6).mapToDouble(schedule::factor)).containsOnly(1.0);
    }

    @Test
    void multipliesTheBaseRate() {
        var rate = new LearningRate(0.1, new Schedule(spec("{type: step, every: 1, factor: 0.5}"), 2, 1));
        rate.base(0.05);

        assertThat(rate.at(0)).isEqualTo(0.05);
        assertThat(rate.at(1)).isEqualTo(0.025);
    }

    @Test
    void refusesAWarmUpAsLongAsTheRun() {
        assertThat(Schedule.faults(spec("{type: cosine, warmup: 5}"), 5))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo("training.schedule.warmup");
                    assertThat(fault.seen()).isEqualTo("5.0");
                    assertThat(fault.message()).contains("less than training.epochs, which is 5", "warm up for less");
                });
        assertThat(Schedule.faults(spec("{type: cosine, warmup: 4.9}"), 5)).isEmpty();
        assertThat(Schedule.faults(spec("{type: one-cycle}"), 1)).isEmpty();
        assertThat(Schedule.faults(null, 1)).isEmpty();
    }

    private static @Nullable ScheduleSpec spec(String schedule) {
        return Jobs.job("network: {type: mlp, hidden: [8]}\ntraining: {schedule: " + schedule + "}")
                .training()
                .schedule();
    }
}
