package io.cotejo.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.job.CallbacksSpec;
import io.cotejo.events.job.Mode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedianStoppingTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # case                                    | mode | from | runs | figures     | the rivals' averages, epoch by epoch | stops after (0: never)
            worse than the median                     | MAX  | 1    | 3    | 0.1         | 0.7 0.5 0.6                          | 1
            equal to the median                       | MAX  | 1    | 3    | 0.6         | 0.5 0.6 0.7                          | 0
            better than one of three                  | MAX  | 1    | 3    | 0.55        | 0.5 0.6 0.7                          | 1
            less is better, and it is more            | MIN  | 1    | 3    | 0.65        | 0.5 0.6 0.7                          | 1
            less is better, and it is less            | MIN  | 1    | 3    | 0.55        | 0.5 0.6 0.7                          | 0
            below the mean of the middle two          | MAX  | 1    | 3    | 0.65        | 1.0 0.4 0.6 0.8                      | 1
            above the mean of the middle two          | MAX  | 1    | 3    | 0.75        | 1.0 0.4 0.6 0.8                      | 0
            the first epochs are trained in any case  | MAX  | 3    | 1    | 0.1 0.1 0.1 | 0.5 / 0.5 / 0.5                      | 3
            too few have come as far                  | MAX  | 1    | 3    | 0.1 0.1     | 0.5 0.6 / 0.5 0.6                    | 0
            nobody has come as far                    | MAX  | 1    | 1    | 0.1 0.1     | 0.05 /                               | 0
            another comes as far in time              | MAX  | 1    | 2    | 0.1 0.1     | 0.5 / 0.5 0.6                        | 2
            its best epoch counts, not its last       | MAX  | 1    | 1    | 0.9 0.1     | 0.5 / 0.8                            | 0
            the others get better                     | MAX  | 1    | 1    | 0.4 0.4     | 0.3 / 0.5                            | 2
            """)
    void stops(String name, Mode mode, int from, int minRuns, String figures, String rivals, int expected) {
        var settings = new CallbacksSpec.MedianStopping(from, minRuns);

        assertThat(stoppedAfter(settings, mode, figures, rivals)).as(name).isEqualTo(expected);
    }

    /** Interrupted after every epoch. */
    private static int stoppedAfter(CallbacksSpec.MedianStopping settings, Mode mode, String figures, String rivals) {
        var averages = rivals.split("/", -1);
        var stopping = new MedianStopping(settings, mode);
        int epoch = 0;
        for (double figure : Rows.figures(figures)) {
            stopping.observe(++epoch, figure, asked -> averages(averages, asked));
            var state = stopping.state();
            stopping = new MedianStopping(settings, mode);
            stopping.restore(state);
            if (stopping.stopped()) {
                return epoch;
            }
        }
        return 0;
    }

    private static List<Double> averages(String[] averages, int epoch) {
        return epoch > averages.length || averages[epoch - 1].isBlank()
                ? List.of()
                : Rows.figures(averages[epoch - 1].strip());
    }
}
