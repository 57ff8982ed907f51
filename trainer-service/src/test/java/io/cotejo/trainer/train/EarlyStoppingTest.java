package io.cotejo.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.job.CallbacksSpec;
import io.cotejo.events.job.Mode;
import io.cotejo.events.job.Monitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected epochs are worked out by hand from Keras's source. */
class EarlyStoppingTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # case                                       | mode | patience | delta | baseline | from | figures                | stops after (0: never)
            two epochs without improvement               | MIN  | 2        | 0     | -        | 0    | 0.5 0.4 0.45 0.41 0.1  | 4
            an improvement begins the patience anew      | MIN  | 2        | 0     | -        | 0    | 0.5 0.6 0.4 0.5 0.3    | 0
            without patience the first that is no better | MIN  | 0        | 0     | -        | 0    | 0.5 0.4 0.4            | 3
            more is better                               | MAX  | 2        | 0     | -        | 0    | 0.1 0.3 0.2 0.3 0.9    | 4
            too small an improvement is none             | MIN  | 1        | 0.1   | -        | 0    | 0.5 0.42               | 2
            exactly the delta is too small               | MIN  | 1        | 0.125 | -        | 0    | 0.5 0.375              | 2
            more than the delta counts                   | MIN  | 1        | 0.1   | -        | 0    | 0.5 0.3 0.29           | 3
            the delta where more is better               | MAX  | 1        | 0.125 | -        | 0    | 0.5 0.75 0.875         | 3
            the baseline is not reached                  | MIN  | 2        | 0     | 0.3      | 0    | 0.5 0.6                | 2
            better than before never stops               | MIN  | 2        | 0     | 0.3      | 0    | 0.5 0.45 0.4 0.35 0.35 | 5
            the baseline is reached                      | MIN  | 2        | 0     | 0.3      | 0    | 0.5 0.25 0.3 0.3       | 4
            the delta counts for the baseline too        | MIN  | 2        | 0.1   | 0.3      | 0    | 0.25 0.26              | 2
            a baseline where more is better              | MAX  | 2        | 0     | 0.5      | 0    | 0.4 0.6 0.6 0.6        | 4
            the first epochs are not looked at           | MIN  | 1        | 0     | -        | 2    | 0.1 0.2 0.9 0.95       | 4
            the first that is looked at is the best      | MIN  | 0        | 0     | -        | 1    | 0.1 0.9 0.5 0.6        | 4
            no epoch is looked at                        | MIN  | 0        | 0     | -        | 9    | 0.1 0.9 0.9 0.9        | 0
            what is no number is no improvement          | MIN  | 2        | 0     | -        | 0    | 0.5 NaN NaN            | 3
            it is none where more is better either       | MAX  | 2        | 0     | -        | 0    | 0.5 NaN 0.6 NaN        | 0
            nothing is better than no number             | MIN  | 2        | 0     | -        | 0    | NaN 0.5 0.4            | 3
            an infinite loss is no improvement           | MIN  | 1        | 0     | -        | 0    | 0.5 Infinity           | 2
            """)
    void stops(
            String name,
            Mode mode,
            int patience,
            double minDelta,
            @Nullable Double baseline,
            int from,
            String figures,
            int expected) {
        var settings =
                new CallbacksSpec.EarlyStopping(Monitor.TRAIN_LOSS, mode, patience, minDelta, baseline, true, from);

        assertThat(stoppedAfter(settings, figures, false)).as(name).isEqualTo(expected);
        assertThat(stoppedAfter(settings, figures, true))
                .as("interrupted, " + name)
                .isEqualTo(expected);
    }

    private static int stoppedAfter(CallbacksSpec.EarlyStopping settings, String figures, boolean interrupted) {
        var stopping = new EarlyStopping(settings);
        int epoch = 0;
        for (double figure : Rows.figures(figures)) {
            stopping.observe(++epoch, figure);
            if (interrupted) {
                var state = stopping.state();
                stopping = new EarlyStopping(settings);
                stopping.restore(state);
            }
            if (stopping.stopped()) {
                return epoch;
            }
        }
        return 0;
    }
}
