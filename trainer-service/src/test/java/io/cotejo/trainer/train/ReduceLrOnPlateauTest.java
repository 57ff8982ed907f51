package io.cotejo.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.job.CallbacksSpec;
import io.cotejo.events.job.Mode;
import io.cotejo.events.job.Monitor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected rates are worked out by hand from Keras's source. */
class ReduceLrOnPlateauTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # case                                         | mode | factor | patience | delta | cooldown | least | figures            | rates after each epoch
            lowered after the patience                     | MIN  | 0.5    | 2        | 0     | 0        | 0     | 1 1 1 1 1          | 1 1 0.5 0.5 0.25
            not lowered while it improves                  | MIN  | 0.5    | 1        | 0     | 0        | 0     | 1 0.9 0.8          | 1 1 1
            without patience at each that is no better     | MIN  | 0.5    | 0        | 0     | 0        | 0     | 1 1 1              | 1 0.5 0.25
            more is better                                 | MAX  | 0.5    | 2        | 0     | 0        | 0     | 0.1 0.2 0.2 0.1 .3 | 1 1 1 0.5 0.5
            too small an improvement is none               | MIN  | 0.5    | 1        | 0.1   | 0        | 0     | 1 0.95 0.8         | 1 0.5 0.5
            the cooldown's last epoch counts again         | MIN  | 0.5    | 2        | 0     | 2        | 0     | 1 1 1 1 1 1        | 1 1 0.5 0.5 0.5 0.25
            so that a cooldown of one changes nothing      | MIN  | 0.5    | 1        | 0     | 1        | 0     | 1 1 1 1            | 1 0.5 0.25 0.125
            none is counted in the cooldown                | MIN  | 0.5    | 1        | 0     | 3        | 0     | 1 1 1 1 1          | 1 0.5 0.5 0.5 0.25
            an improvement in the cooldown is remembered   | MIN  | 0.5    | 1        | 0     | 3        | 0     | 1 1 .9 .9 .9 .9    | 1 0.5 0.5 0.5 0.25 0.25
            not below the least rate                       | MIN  | 0.25   | 1        | 0     | 0        | 0.125 | 1 1 1 1            | 1 0.25 0.125 0.125
            at the least rate already                      | MIN  | 0.5    | 1        | 0     | 0        | 1     | 1 1 1              | 1 1 1
            below the least rate already                   | MIN  | 0.5    | 1        | 0     | 0        | 2     | 1 1 1              | 1 1 1
            what is no number is no improvement            | MIN  | 0.5    | 2        | 0     | 0        | 0     | 1 NaN NaN 0.5      | 1 1 0.5 0.5
            nothing is better than no number               | MIN  | 0.5    | 2        | 0     | 0        | 0     | NaN 1 0.5          | 1 1 0.5
            """)
    void lowersTheRate(
            String name,
            Mode mode,
            double factor,
            int patience,
            double minDelta,
            int cooldown,
            double minLr,
            String figures,
            String expected) {
        var settings = new CallbacksSpec.ReduceLrOnPlateau(
                Monitor.TRAIN_LOSS, mode, factor, patience, minDelta, cooldown, minLr);

        assertThat(rates(settings, figures, false)).as(name).isEqualTo(Rows.figures(expected));
        assertThat(rates(settings, figures, true)).as("interrupted, " + name).isEqualTo(Rows.figures(expected));
    }

    private static List<Double> rates(CallbacksSpec.ReduceLrOnPlateau settings, String figures, boolean interrupted) {
        var reduce = new ReduceLrOnPlateau(settings);
        var rates = new ArrayList<Double>();
        double rate = 1;
        for (double figure : Rows.figures(figures)) {
            rate = reduce.observe(figure, rate);
            rates.add(rate);
            if (interrupted) {
                var state = reduce.state();
                reduce = new ReduceLrOnPlateau(settings);
                reduce.restore(state);
            }
        }
        return rates;
    }
}
