package io.cotejo.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.CheckpointSaved.Kept;
import io.cotejo.events.artifact.Artifact;
import io.cotejo.events.job.CallbacksSpec.ModelCheckpoint;
import io.cotejo.events.job.Mode;
import io.cotejo.events.job.Monitor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptCheckpointsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # case                      | mode | every | top | figures          | kept after each epoch
            each one                    | MIN  | 1     | -   | 0.5 0.4 0.6      | 1 / 1 2 / 1 2 3
            each second                 | MIN  | 2     | -   | 0.5 0.4 0.6 0.3  | - / 2 / 2 / 2 4
            the best one                | MIN  | -     | 1   | 0.5 0.4 0.6 0.3  | 1 / 2 / 2 / 4
            the best two                | MIN  | -     | 2   | 0.5 0.4 0.6 0.3  | 1 / 1 2 / 1 2 / 2 4
            the earlier of equals       | MIN  | -     | 2   | 0.5 0.4 0.4 0.4  | 1 / 1 2 / 2 3 / 2 3
            more is better              | MAX  | -     | 2   | 0.1 0.3 0.2 0.5  | 1 / 1 2 / 2 3 / 2 4
            the best and each third     | MAX  | 3     | 1   | 0.1 0.3 0.2 0.5  | 1 / 2 / 2 3 / 3 4
            neither                     | MAX  | -     | -   | 0.1 0.3          | - / -
            """)
    void keeps(
            String name, Mode mode, @Nullable Integer every, @Nullable Integer topK, String figures, String expected) {
        var checkpoints = new KeptCheckpoints(new ModelCheckpoint(Monitor.TRAIN_LOSS, mode, every, topK));
        var after = new ArrayList<String>();
        var kept = List.<Kept>of();
        for (var figure : figures.split(" ", -1)) {
            kept = checkpoints.with(kept, kept(after.size() + 1, Double.parseDouble(figure)));
            after.add(epochs(kept));
        }

        assertThat(String.join(" / ", after)).as(name).isEqualTo(expected);
    }

    private static String epochs(List<Kept> kept) {
        return kept.isEmpty()
                ? "-"
                : kept.stream().map(each -> Integer.toString(each.epoch())).collect(Collectors.joining(" "));
    }

    private static Kept kept(int epoch, double figure) {
        return new Kept(epoch, figure, new Artifact("e" + epoch, 1, "0".repeat(64)));
    }
}
