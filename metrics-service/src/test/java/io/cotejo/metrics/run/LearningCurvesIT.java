package io.cotejo.metrics.run;

import static io.cotejo.metrics.fixture.Epochs.epoch;
import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.EpochCompleted;
import io.cotejo.events.RunId;
import io.cotejo.metrics.database.Schema;
import io.cotejo.metrics.fixture.States;
import io.cotejo.metrics.fixture.Tables;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LearningCurvesIT {
    private final Tables tables = Tables.fresh();

    @BeforeEach
    void migrate() {
        new Schema(tables.source()).migrate();
    }

    private static List<EpochCompleted> trainedThreeTimes(RunId run) {
        return List.of(
                epoch(run, 1).loss(0.9).build(),
                epoch(run, 2).loss(0.8).build(),
                epoch(run, 3).loss(0.1).build(), // the best, but trained anew
                epoch(run, 4).loss(0.2).build(),
                epoch(run, 2).attempt(2).loss(0.7).build(),
                epoch(run, 4).loss(0.05).build(), // too late
                epoch(run, 3).attempt(2).loss(0.6).build(),
                epoch(run, 3).attempt(3).loss(0.65).build());
    }

    @Test
    void howEpochsAreDividedIntoBatchesDoesNotMatter() {
        int gaps = trainedThreeTimes(States.of("curves", "any").run()).size() - 1;

        var contents = IntStream.range(0, 1 << gaps)
                .mapToObj(ends -> content(ends, States.of("curves", "a").run()))
                .distinct()
                .toList();

        assertThat(contents).containsExactly("[1/1:0.9, 2/2:0.7, 3/3:0.65] [3/3:0.65 best 0.65]");
    }

    /** Folds in batches, with an end after each epoch whose bit is set, and tells what is then in the tables. */
    private String content(int ends, RunId run) {
        var epochs = trainedThreeTimes(run);
        int begin = 0;
        for (int i = 0; i < epochs.size(); i++) {
            if (i == epochs.size() - 1 || (ends >> i & 1) == 1) {
                var batch = epochs.subList(begin, i + 1);
                tables.database().transact(connection -> new LearningCurves().fold(connection, batch));
                begin = i + 1;
            }
        }
        var rows = "SELECT epoch || '/' || attempt || ':' || train_loss FROM epochs WHERE run_id = ? ORDER BY epoch";
        var curve = "SELECT epochs_done || '/' || attempt || ':' || train_loss || ' best ' || best_train_loss"
                + " FROM curves WHERE run_id = ?";
        return tables.texts(rows, run.value()) + " " + tables.texts(curve, run.value());
    }
}
