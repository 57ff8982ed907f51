package io.cotejo.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.job.CallbacksSpec;
import io.cotejo.events.job.Mode;
import io.cotejo.events.job.Monitor;
import io.cotejo.events.job.TensorBoard;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallbacksTest {
    @Test
    void stopsAfterPatienceEpochsWithoutImprovement() {
        assertThat(stoppedAfter(
                        new CallbacksSpec.EarlyStopping(Monitor.TRAIN_LOSS, Mode.MIN, 2, 0, null, true, 0),
                        0.5,
                        0.4,
                        0.45,
                        0.41,
                        0.1))
                .isEqualTo(4);
    }

    @Test
    void withoutPatienceStopsAtTheFirstEpochThatIsNoBetterButNeverAtTheFirst() {
        assertThat(stoppedAfter(
                        new CallbacksSpec.EarlyStopping(Monitor.TRAIN_LOSS, Mode.MIN, 0, 0, null, true, 0),
                        0.5,
                        0.4,
                        0.4))
                .isEqualTo(3);
    }

    @Test
    void countsOnlyImprovementsLargerThanTheDelta() {
        assertThat(stoppedAfter(
                        new CallbacksSpec.EarlyStopping(Monitor.TRAIN_LOSS, Mode.MIN, 1, 0.1, null, true, 0),
                        0.5,
                        0.42))
                .isEqualTo(2);
        assertThat(stoppedAfter(
                        new CallbacksSpec.EarlyStopping(Monitor.TRAIN_LOSS, Mode.MIN, 1, 0.1, null, true, 0),
                        0.5,
                        0.3,
                        0.29))
                .isEqualTo(3);
    }

    /** The epoch, counted from 1, after which a run with these losses stops; 0 if it does not. */
    private static int stoppedAfter(CallbacksSpec.EarlyStopping settings, double... losses) {
        var stopping = new EarlyStopping(settings, false);
        for (int i = 0; i < losses.length; i++) {
            stopping.observe(i + 1, losses[i]);
            if (stopping.stopped()) {
                return i + 1;
            }
        }
        return 0;
    }

    @Test
    void lowersTheRateAfterPatienceEpochsAndThenWaitsForTheCooldown() {
        var settings = new CallbacksSpec.ReduceLrOnPlateau(Monitor.TRAIN_LOSS, Mode.MIN, 0.5, 2, 0, 2, 0);

        // epochs 2 and 3 are no better: lowered; 4 is in the cooldown, 5 its last and counts again, 6 is the second
        assertThat(rates(settings, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)).containsExactly(1.0, 1.0, 0.5, 0.5, 0.5, 0.25);
    }

    @Test
    void doesNotGoBelowTheLeastRate() {
        var settings = new CallbacksSpec.ReduceLrOnPlateau(Monitor.TRAIN_LOSS, Mode.MIN, 0.1, 1, 0, 0, 0.05);

        assertThat(rates(settings, 1.0, 1.0, 1.0, 1.0)).containsExactly(1.0, 0.1, 0.05, 0.05);
    }

    @Test
    void doesNotLowerTheRateWhileItImproves() {
        var settings = new CallbacksSpec.ReduceLrOnPlateau(Monitor.TRAIN_LOSS, Mode.MIN, 0.5, 1, 1e-4, 0, 0);

        assertThat(rates(settings, 1.0, 0.9, 0.8)).containsExactly(1.0, 1.0, 1.0);
    }

    private static List<Double> rates(CallbacksSpec.ReduceLrOnPlateau settings, double... losses) {
        var reduce = new ReduceLrOnPlateau(settings, false);
        var rates = new ArrayList<Double>();
        double rate = 1;
        for (double loss : losses) {
            rate = reduce.observe(loss, rate);
            rates.add(rate);
        }
        return rates;
    }

    @Test
    void goOnAfterARestoreAsIfNothingHadHappened() {
        var spec = new CallbacksSpec(
                new CallbacksSpec.EarlyStopping(Monitor.TRAIN_LOSS, Mode.MIN, 3, 0, null, true, 0),
                new CallbacksSpec.ReduceLrOnPlateau(Monitor.TRAIN_LOSS, Mode.MIN, 0.5, 2, 0, 1, 0),
                null,
                false,
                TensorBoard.NONE,
                null);
        var first = new Callbacks(spec, true);
        double rate = first.observe(2, 0.8, first.observe(1, 0.9, 1));
        var second = new Callbacks(spec, true);
        second.restore(first.state());

        rate = second.observe(3, 0.8, rate);
        assertThat(rate).isEqualTo(0.5);
        assertThat(second.stopped()).isFalse();
        second.observe(4, 0.9, rate);
        assertThat(second.stopped()).isTrue();
        var third = new Callbacks(spec, true);
        third.restore(second.state());
        assertThat(third.stopped()).isTrue();
    }

    @Test
    void theBestEpochIsTheEarlierOfEquals() {
        var best = new BestEpoch(true);

        assertThat(best.offer(1, 0.5)).isTrue();
        assertThat(best.offer(2, 0.7)).isTrue();
        assertThat(best.offer(3, 0.7)).isFalse();
        assertThat(best.epoch()).isEqualTo(2);
    }
}
