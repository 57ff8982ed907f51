package io.cotejo.trainer.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.EpochCompleted;
import io.cotejo.events.RunId;
import io.cotejo.events.Score;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LearningCurvesTest {
    private static final RunId A = RunId.parse("01941f29-7c00-7000-8000-00000000000a");
    private static final RunId B = RunId.parse("01941f29-7c00-7000-8000-00000000000b");

    private final LearningCurves curves = new LearningCurves(5);

    @Test
    void averagesTheEpochsUpToTheOneAskedFor() {
        add(A, 1, 0.25, 0.75, 0.5);
        add(B, 1, 1.0);

        assertThat(curves.averages(1, _ -> true)).containsExactlyInAnyOrder(0.25, 1.0);
        assertThat(curves.averages(2, _ -> true)).containsExactly(0.5);
        assertThat(curves.averages(3, _ -> true)).containsExactly(0.5);
        assertThat(curves.averages(4, _ -> true)).isEmpty();
    }

    @Test
    void asksOnlyTheRunsWanted() {
        add(A, 1, 0.25);
        add(B, 1, 0.5);

        assertThat(curves.averages(1, B::equals)).containsExactly(0.5);
    }

    @Test
    void anEpochThatComesTwiceCountsOnce() {
        add(A, 1, 0.25, 0.75);
        add(A, 1, 0.25, 0.75);

        assertThat(curves.averages(2, _ -> true)).containsExactly(0.5);
    }

    @Test
    void anEpochOfAHigherAttemptReplacesThatOfALowerOne() {
        add(A, 1, 0.25, 0.25);
        curves.add(epoch(A, 2, 2, 0.75));

        assertThat(curves.averages(2, _ -> true)).containsExactly(0.5);
    }

    @Test
    void whatALowerAttemptHadBeyondTheFirstEpochOfAHigherOneDoesNotCount() {
        add(A, 1, 0.25, 0.25, 0.25);
        curves.add(epoch(A, 2, 2, 0.75));

        assertThat(curves.averages(2, _ -> true)).containsExactly(0.5);
        assertThat(curves.averages(3, _ -> true)).isEmpty();
    }

    @Test
    void anEpochThatNoJobHasIsLeftOut() {
        add(A, 1, 0.25);
        curves.add(epoch(A, 1, 100_001, 0.75));
        curves.add(epoch(B, 1, Integer.MAX_VALUE, 0.75));

        assertThat(curves.averages(1, _ -> true)).containsExactly(0.25);
        assertThat(curves.averages(2, _ -> true)).isEmpty();
    }

    @Test
    void anEpochOfALowerAttemptIsRefusedOnceAHigherOneHasBegun() {
        add(A, 2, 0.25);
        curves.add(epoch(A, 1, 1, 0.75));
        curves.add(epoch(A, 1, 2, 0.75));

        assertThat(curves.averages(1, _ -> true)).containsExactly(0.25);
        assertThat(curves.averages(2, _ -> true)).isEmpty();
    }

    @Test
    void forgetsTheRunThatWasNotHeardOfForTheLongestTimeWhereThereIsNoMoreRoom() {
        add(A, 1, 0.25, 0.25, 0.25);
        add(B, 1, 0.5, 0.5, 0.5);

        assertThat(curves.averages(1, _ -> true)).containsExactly(0.5);
    }

    private void add(RunId run, int attempt, double... figures) {
        for (int epoch = 1; epoch <= figures.length; epoch++) {
            curves.add(epoch(run, attempt, epoch, figures[epoch - 1]));
        }
    }

    private static EpochCompleted epoch(RunId run, int attempt, int epoch, double monitored) {
        var score = new Score(0.5, 0.5);
        return new EpochCompleted(
                run, attempt, Instant.EPOCH, epoch, epoch, 0.1, score, null, score, monitored, false, 1, 1);
    }
}
