package io.cotejo.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.Score;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.Jobs;
import io.cotejo.trainer.checkpoint.CheckpointHeader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BestEpochTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # case                                      | early stopping                | losses          | accuracies  | kept after each epoch
            by the job's own figure                     | -                             | 0.5 0.4 0.6 0.3 | 0 0 0 0     | 1 2 2 4
            the earlier of equals                       | -                             | 0.5 0.4 0.4 0.4 | 0 0 0 0     | 1 2 2 2
            by early stopping's figure                  | {monitor: train_accuracy}     | 0.5 0.4 0.3 0.2 | .2 .4 .4 .3 | 1 2 2 2
            early stopping has another mode             | {mode: max}                   | 0.5 0.4 0.6 0.6 | 0 0 0 0     | 1 1 3 3
            only what counts for early stopping         | {minDelta: 0.15}              | 0.5 0.4 0.3 0.2 | 0 0 0 0     | 1 1 3 3
            what it does not look at is kept till later | {startFromEpoch: 2}           | 0.1 0.4 0.6 0.5 | 0 0 0 0     | 1 2 3 4
            it looks at none: the last                  | {startFromEpoch: 9}           | 0.1 0.4 0.6 0.5 | 0 0 0 0     | 1 2 3 4
            it is not to restore the best: the last     | {restoreBest: false}          | 0.1 0.4 0.6 0.5 | 0 0 0 0     | 1 2 3 4
            """)
    void keeps(String name, @Nullable String stopping, String losses, String accuracies, String expected) {
        var job = Jobs.job("network: {type: mlp, hidden: [4]}\ntraining: {monitor: train_loss}\n"
                + (stopping == null ? "" : "callbacks: {earlyStopping: " + stopping + "}"));
        var epochs = Rows.figures(expected).stream().map(Double::intValue).toList();

        assertThat(kept(job, losses, accuracies, false)).as(name).isEqualTo(epochs);
        assertThat(kept(job, losses, accuracies, true))
                .as("interrupted, " + name)
                .isEqualTo(epochs);
    }

    private static List<Integer> kept(TrainingJob job, String losses, String accuracies, boolean interrupted) {
        var best = BestEpoch.of(job);
        var kept = new ArrayList<Integer>();
        for (int epoch = 1; epoch <= Rows.figures(losses).size(); epoch++) {
            var score = new Score(
                    Rows.figures(losses).get(epoch - 1),
                    Rows.figures(accuracies).get(epoch - 1));
            assertThat(best.offer(epoch, new Figures(score, score))).isEqualTo(best.epoch() == epoch);
            kept.add(best.epoch());
            if (interrupted) {
                var header = new CheckpointHeader("", epoch, best.epoch(), best.figure(), 1, 1, 1);
                best = BestEpoch.of(job);
                best.restore(header);
            }
        }
        return kept;
    }
}
